"""A policy's file as text, whatever it was saved with; refuses what is no text."""

import hashlib
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
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(frozen=True)
class FileText:
    """What a file says; its digest tells the same file again, a note what was odd about it."""

    text: str
    digest: str
    note: str = ""


def read_policy_file(path: Path) -> FileText:
    """The text of a policy's file.

    Raises PolicyFileError for a file that is missing, empty, over 50 MB or not text.
    """
    data = _bytes_of(path)
    if not data.strip(b" \t\r\n\x00\xff\xfe\xef\xbb\xbf"):
        raise PolicyFileError(f"{path.name} is empty. Give the file that holds the policy's text.")
    for start, what in _BINARY.items():
        if data.startswith(start):
            raise PolicyFileError(f"{path.name} {what}, not plain text. {_REMEDY}")
    text, note = _decode(data, name=path.name)
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


def _decode(data: bytes, *, name: str) -> tuple[str, str]:
    """The text, and a note where the encoding had to be told by its look."""
    encoding = next((code for bom, code in _BOMS.items() if data.startswith(bom)), "")
    if not encoding and b"\x00" in data:
        encoding = _utf_16_without_a_mark(data)
    for attempt in (encoding,) if encoding else ("utf-8", "windows-1252"):
        try:
            text = data.decode(attempt)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text, _note(attempt, name=name)
    raise PolicyFileError(f"{name} is not text in an encoding we know. {_REMEDY}")


def _utf_16_without_a_mark(data: bytes) -> str:
    zeros_second = data[1::2].count(0)
    return "utf-16-le" if zeros_second >= data[0::2].count(0) else "utf-16-be"


def _is_text(text: str) -> bool:
    """Whether there are words and no control characters, which no text file has."""
    controls = any(ord(letter) < 32 and letter not in "\t\n\r\f\v" for letter in text)
    return not controls and any(letter.isalpha() for letter in text)


def _note(encoding: str, *, name: str) -> str:
    if encoding in {"utf-8", "utf-8-sig"}:
        return ""
    return f"{name} is not UTF-8; it was read as {encoding}. Check quotation marks and accents."
