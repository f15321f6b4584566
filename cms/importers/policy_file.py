"""A policy's file as text; refuses what is no text, and never guesses how it was saved."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cms.errors import PolicyFileError

LARGEST = 50 * 1024 * 1024
_REMEDY = "Open it in a word processor, save it as plain text, and import that file."
_BINARY = {
    b"%PDF": "is a PDF",
    b"PK\x03\x04": "is a Word document or another zipped file",
    b"\xd0\xcf\x11\xe0": "is an old Word document",
    b"{\\rtf": "is a rich-text file",
    b"MZ": "is a program",
    b"\x7fELF": "is a program",
}
_SAVE_AS_UTF_8 = "Save it as UTF-8"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class FileText:
    """What a file says; its digest tells the same file again, a note what to look at."""

    text: str
    digest: str
    note: str = ""


def read_policy_file(path: Path, *, encoding: str = "utf-8") -> FileText:
    """The text of a policy's file, read in this encoding unless a byte order mark tells another.

    Raises PolicyFileError for a file that is missing, empty, over 50 MB or not text, and for one
    that does not fit the encoding.
    """
    data = _bytes_of(path)
    if not data.strip(b" \t\r\n\x00\xff\xfe\xef\xbb\xbf"):
        raise PolicyFileError(f"{path.name} is empty. Give the file that holds the policy's text.")
    for start, what in _BINARY.items():
        if data.startswith(start):
            raise PolicyFileError(f"{path.name} {what}, not plain text. {_REMEDY}")
    text, note = _decode(data, encoding=encoding, name=path.name)
    return FileText(text=text, digest=hashlib.sha256(data).hexdigest(), note=note)


def _bytes_of(path: Path) -> bytes:
    if not path.exists():
        raise PolicyFileError(f"There is no file {path.name} there. Check its folder and name.")
    if not path.is_file():
        raise PolicyFileError(f"{path.name} is not a file. Give the file itself, not its folder.")
    if path.stat().st_size > LARGEST:
        raise PolicyFileError(
            f"{path.name} is over 50 MB; no policy's text is. Check that it is the right file."
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise PolicyFileError(
            f"{path.name} cannot be read ({error.strerror}). Check who may read it."
        ) from None


def _decode(data: bytes, *, encoding: str, name: str) -> tuple[str, str]:
    """The text, and a note where a byte order mark or the caller named another than UTF-8."""
    code = next((code for mark, code in _MARKS.items() if data.startswith(mark)), encoding)
    try:
        text = data.decode(code)
    except UnicodeDecodeError as error:
        line = _line_after(data[: error.start].decode(code, errors="replace"))
        raise PolicyFileError(
            f"{name} does not fit {code.upper()}: line {line} has the byte "
            f"0x{data[error.start]:02X}. {_other_way(code)}"
        ) from None
    _check_is_text(text, code=code, name=name)
    return text, _note(code, name=name)


def _check_is_text(text: str, *, code: str, name: str) -> None:
    """Refuse control characters, which no text file has, and a text without a word."""
    control = _CONTROL.search(text)
    if control:
        line = _line_after(text[: control.start()])
        raise PolicyFileError(
            f"{name} is not plain text in {code.upper()}: line {line} has the byte "
            f"0x{ord(control[0]):02X}. {_other_way(code)}"
        )
    if not any(letter.isalpha() for letter in text):
        raise PolicyFileError(f"{name} is not text: there is no word in it. {_REMEDY}")


def _line_after(text: str) -> int:
    return len(_LINE_END.findall(text)) + 1


def _other_way(code: str) -> str:
    if code == "windows-1252":
        return f"{_SAVE_AS_UTF_8}."
    return f"{_SAVE_AS_UTF_8}, or say --encoding windows-1252 if that is how it was saved."


def _note(code: str, *, name: str) -> str:
    if code in {"utf-8", "utf-8-sig"}:
        return ""
    return f"{name} was read as {code}. Check quotation marks and accents."
