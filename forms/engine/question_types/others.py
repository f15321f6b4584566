"""Questions whose answer lives elsewhere, and text that asks nothing."""

import re
from collections.abc import Iterator
from datetime import date

from forms.engine.document import Json
from forms.engine.expressions import COUNTED
from forms.engine.question_types.base import (
    ANSWERED,
    AnswerError,
    QuestionType,
    SettingKind,
    one_text,
    whole_setting,
)
from forms.engine.question_types.text import one_line
from forms.engine.schema import Question

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,100}")
_KIND = re.compile(r"[a-z0-9]{1,10}")
_LONGEST_NAME = 150
_MOST_FILES = 1


class SubjectPicker(QuestionType):
    """A thing the form is about or mentions, by an id that says nothing itself.

    Whether the person may see that thing is checked where it is kept: subclass this, or check
    outside, before the answer is taken.
    """

    name = "SUBJECT"
    label = "Subject"
    settings = {"kind": SettingKind.TEXT}
    needed_settings = frozenset({"kind"})

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del question, today
        value = one_text(raw).strip()
        if value and not _ID.fullmatch(value):
            raise AnswerError("Choose from the list.")
        return value or None

    def examples(self, question: Question) -> list[Json]:
        del question
        return ["1"]


class FileUpload(QuestionType):
    """Files, each by the id it is kept under and the name it came with; the bytes are kept outside."""

    name = "FILE"
    label = "File"
    settings = {
        "maximum_files": SettingKind.WHOLE,
        "maximum_megabytes": SettingKind.WHOLE,
        "kinds": SettingKind.TEXTS,
    }
    operators = ANSWERED | COUNTED
    wants_hint = True

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        files = [_file(item) for item in (raw if isinstance(raw, list) else [raw]) if item]
        most = whole_setting(question, name="maximum_files") or _MOST_FILES
        if len(files) > most:
            raise AnswerError(f"Give at most {most} {'file' if most == 1 else 'files'}.")
        if len({file["id"] for file in files}) != len(files):
            raise AnswerError("One file was given twice.")
        for file in files:
            _check_kind(file["name"], question=question)
        return [dict[str, Json](file) for file in files] or None

    def display(self, value: Json, *, question: Question) -> str:
        del question
        files = value if isinstance(value, list) else []
        return "; ".join(str(file["name"]) for file in files if isinstance(file, dict))

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or []

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        for name in ("maximum_files", "maximum_megabytes"):
            most = whole_setting(question, name=name)
            if most is not None and not 1 <= most <= 100:
                yield f"“{name}” should be between 1 and 100.", "Change it."
        if any(not _KIND.fullmatch(kind) for kind in _kinds(question)):
            yield "A kind of file is written without its dot.", 'Write it as "pdf".'

    def examples(self, question: Question) -> list[Json]:
        kind = next(iter(_kinds(question)), "pdf")
        most = whole_setting(question, name="maximum_files") or _MOST_FILES
        files: list[Json] = [{"id": str(index), "name": f"x.{kind}"} for index in range(most)]
        return [files[:size] for size in range(1, most + 1)]


def _file(item: Json) -> dict[str, str]:
    identifier = item.get("id") if isinstance(item, dict) else None
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(identifier, str) or not isinstance(name, str):
        raise AnswerError("Choose the file again.")
    # A browser may send a whole path; only what comes last is the name.
    tidied = one_line(re.split(r"[\\/]", name)[-1])[-_LONGEST_NAME:].strip()
    if not _ID.fullmatch(identifier) or not tidied:
        raise AnswerError("Choose the file again.")
    return {"id": identifier, "name": tidied}


def _kinds(question: Question) -> list[str]:
    kinds = question.settings.get("kinds")
    return [kind for kind in kinds if isinstance(kind, str)] if isinstance(kinds, list) else []


def _check_kind(name: str, *, question: Question) -> None:
    kinds = _kinds(question)
    if kinds and name.rpartition(".")[2].lower() not in kinds:
        raise AnswerError(f"Give a file of one of these kinds: {', '.join(kinds)}.")


class Information(QuestionType):
    """Words between the questions; asks nothing."""

    name = "INFORMATION"
    label = "Information"
    operators = frozenset()
    takes_answer = False

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del raw, question, today
        return None

    def display(self, value: Json, *, question: Question) -> str:
        del value, question
        return ""
