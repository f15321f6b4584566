"""Keeping a file with a draft, and taking it away again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from forms.engine.answers import accepted
from forms.engine.document import Json
from forms.engine.question_types.base import AnswerError, whole_setting
from forms.engine.schema import Question
from forms.errors import Refused
from forms.models import Draft, Submission
from forms.registration import as_uuid, question_types
from guard import files
from guard.errors import UploadRefused
from guard.models.private_file import PrivateFile


def attach_file(
    draft: Draft, upload: "UploadedFile[bytes]", *, question: Question, beside: Json, on: date
) -> dict[str, Json]:
    """What the answer to a question that takes files holds for this one: its id and its name.

    `beside` is the answer so far. Raises Refused with a sentence that names the file.
    """
    name = upload.name or ""
    given: list[Json] = [*(beside if isinstance(beside, list) else []), {"id": "new", "name": name}]
    most = whole_setting(question, name="maximum_megabytes")
    try:
        accepted(question, given, types=question_types, today=on)
        if most is not None and (upload.size or 0) > most * 1_000_000:
            raise UploadRefused(f"This file is larger than {most} MB. Make it smaller.")
        kept = files.store(upload, owner=draft)
    except (AnswerError, UploadRefused) as refusal:
        raise Refused(f"{name}: {refusal}") from refusal
    return {"id": str(kept.pk), "name": kept.original_name}


def files_of(row: Draft | Submission) -> Mapping[UUID, PrivateFile]:
    """The files kept with a draft or submission, by id."""
    return {kept.pk: kept for kept in files.files_of(row)}


def detach_file(draft: Draft, *, file_id: str) -> None:
    """Take a file away from a draft; nothing if it is not there."""
    kept = files_of(draft).get(as_uuid(file_id) or draft.pk)
    if kept is not None:
        files.remove(kept)
