"""JSON text read without trust, and written in one way only, so that its sha256 names a version."""

import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from forms.engine.problems import Problem, SchemaError

Json: TypeAlias = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_PROBLEMS = 200
_MOST_DIGITS = 18
# PostgreSQL stores no U+0000, UTF-8 no lone surrogate; the other control characters are never meant.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def read(text: str | bytes) -> Json:
    """The value in a JSON text.

    Raises SchemaError for anything that is not JSON, is too big or too deep, names one key twice, or
    holds a number or a character that cannot be stored.
    """
    if len(text) > MOST_BYTES:
        raise _refusal(f"The file is larger than {MOST_BYTES:,} bytes.", "Split the form.")
    reading = _Reading()
    value = reading.value(_decoded(text))
    problems = reading.problems + list(unstorable(value))
    if problems:
        raise SchemaError(problems[:MOST_PROBLEMS])
    return value


def canonical(document: Json) -> str:
    """The one way to write this document: keys sorted, no spaces, letters as themselves."""
    return json.dumps(
        document, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def sha256(document: Json) -> str:
    """What names this document: 64 hexadecimal digits, the same for the same content."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def unstorable(value: object) -> Iterator[Problem]:
    """Every place of a decoded document that JSON, UTF-8 or the database cannot keep."""
    waiting: list[tuple[str, object, int]] = [("", value, 1)]
    while waiting:
        path, item, depth = waiting.pop()
        if depth > MOST_DEPTH:
            yield Problem(path, f"This is nested more than {MOST_DEPTH} deep.", "Flatten it.")
        elif isinstance(item, dict):
            for key, inside in item.items():
                yield from _bad_key(path, key)
                waiting.append((below(path, key=str(key)), inside, depth + 1))
        elif isinstance(item, list):
            waiting.extend(
                (f"{path}[{index}]", inside, depth + 1) for index, inside in enumerate(item)
            )
        else:
            yield from _bad_scalar(path, item)


def below(path: str, *, key: str) -> str:
    """The path of a key inside the thing at path, printable whatever the key is."""
    shown = key[:60] if key.isprintable() else ascii(key[:60])
    return f"{path}.{shown}" if path else shown


def _bad_key(path: str, key: object) -> Iterator[Problem]:
    if not isinstance(key, str):
        yield Problem(path, "A key is not text.", "Write every key as text in quotes.")
    elif _UNSTORABLE.search(key):
        yield Problem(path, "A key holds a character that cannot be stored.", "Retype the key.")


def _bad_scalar(path: str, item: object) -> Iterator[Problem]:
    if isinstance(item, str):
        if _UNSTORABLE.search(item):
            yield Problem(
                path, "This text holds a character that cannot be stored.", "Retype the text."
            )
    elif isinstance(item, float):
        if not math.isfinite(item):
            yield Problem(path, "This is not a number.", "Write an ordinary number.")
    elif isinstance(item, int):
        if abs(item) >= 10**_MOST_DIGITS:
            yield Problem(path, "This number is too big.", "Write a smaller number.")
    elif item is not None:
        yield Problem(path, f"A {type(item).__name__} is not JSON.", "Use text or a number.")


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode(json.detect_encoding(text)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _refusal(
            f"The file is not UTF-8 text (byte {error.start + 1}).", "Save it as UTF-8."
        ) from error


def _refusal(message: str, remedy: str) -> SchemaError:
    return SchemaError([Problem("", message, remedy)])


class _Reading:
    """One run of the JSON parser, with what it met that Python would have let pass."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def value(self, text: str) -> Json:
        try:
            value: Json = json.loads(
                text,
                object_pairs_hook=self._object,
                parse_int=self._whole,
                parse_float=self._fraction,
                parse_constant=self._constant,
            )
        except json.JSONDecodeError as error:
            raise _refusal(
                f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}.",
                "Check the commas, quotes and brackets there.",
            ) from error
        except RecursionError as error:
            raise _refusal("The file is nested far too deep.", "Flatten it.") from error
        return value

    def _object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        for key, times in Counter(key for key, _ in pairs).items():
            if times > 1:
                self._note(f"The key {key!r} is written {times} times in one place.")
        return dict(pairs)

    def _whole(self, digits: str) -> int:
        if len(digits.lstrip("-")) > _MOST_DIGITS:
            self._note(f"The number {digits[:12]}… is too big.")
            return 0
        return int(digits)

    def _fraction(self, digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            self._note(f"The number {digits[:12]} is too big.")
            return 0.0
        return number

    def _constant(self, name: str) -> None:
        self._note(f"{name} is not a number that JSON knows.")

    def _note(self, message: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem("", message, "Write it once, as ordinary JSON."))
