"""Which files are kept, and whether one is what its name says."""

import io
import zipfile
from dataclasses import dataclass

import filetype

ALLOWED = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt), plain text, JPEG or PNG"


@dataclass(frozen=True)
class FileType:
    """A kind of file that is kept."""

    ending: str
    content_type: str
    name: str
    part_inside: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    kind.ending: kind
    for kind in (
        FileType("pdf", "application/pdf", "a PDF"),
        FileType("jpg", "image/jpeg", "a JPEG picture"),
        FileType("jpeg", "image/jpeg", "a JPEG picture"),
        FileType("png", "image/png", "a PNG picture"),
        FileType("txt", "text/plain", "plain text"),
        FileType("docx", f"{_OFFICE}wordprocessingml.document", "a Word file", "word/document.xml"),
        FileType("xlsx", f"{_OFFICE}spreadsheetml.sheet", "an Excel file", "xl/workbook.xml"),
        FileType(
            "odt", "application/vnd.oasis.opendocument.text", "an OpenDocument text", "content.xml"
        ),
    )
}


def refusal_of_name(name: str) -> str:
    """Why a file of this name is not kept, as a sentence; nothing if it may be."""
    if ending_of(name) in TYPES:
        return ""
    return f"We keep {ALLOWED}. Save the file as one of these and add it again."


def refusal_of_size(size: int, *, limit: int) -> str:
    """Why a file of this size in bytes is not kept, as a sentence; nothing if it may be."""
    if size == 0:
        return "This file is empty. Choose the file again."
    if size > limit:
        return (
            f"This file is {size / 1_000_000:.1f} MB; we keep up to {limit // 1_000_000} MB. "
            "Make it smaller or add it in parts."
        )
    return ""


def refusal_of_content(name: str, content: bytes) -> str:
    """Why a file is not what its name says, as a sentence; nothing if it is."""
    kind = TYPES[ending_of(name)]
    if _is(kind, content):
        return ""
    return (
        f"This file is called .{kind.ending} but it is not {kind.name}. "
        f"Open it, save it as {kind.name}, and add it again."
    )


def ending_of(name: str) -> str:
    """The part of a file name after its last dot, in small letters."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _is(kind: FileType, content: bytes) -> bool:
    if kind.part_inside:
        return _is_package(content, part=kind.part_inside)
    if kind.content_type == "text/plain":
        return _is_text(content)
    guess = filetype.guess(content[:8192])
    return guess is not None and guess.mime == kind.content_type


def _is_package(content: bytes, *, part: str) -> bool:
    # A macro is a program; a package that carries one is not the document it says it is.
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    return part in names and not any(n.lower().endswith("vbaproject.bin") for n in names)


def _is_text(content: bytes) -> bool:
    if b"\0" in content or filetype.guess(content[:8192]) is not None:
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return not any(byte < 9 for byte in content)
    return True
