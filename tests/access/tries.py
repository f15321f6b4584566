"""One try of one address by one person, and what must hold of the answer."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, Max, Sum
from django.http import HttpResponseBase
from django.test import Client

from guard.models import PrivateModel

TOKEN = re.compile(r"ZQ7-[A-Za-z0-9_-]+?-7QZ")
# What differs between two answers that say the same: ids, nonces, CSRF tokens, times.
NOISE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|nonce[=-]\"?[\w+/=-]+|[A-Za-z0-9]{64}|[\w-]{22}|\d\d:\d\d(:\d\d)?"
)
WRITES = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
# Rows that anybody's visit may add: they are the person's own.
OWN_ROWS = {"webforms_draft", "webforms_submission"}
# Who works where, and what a school or trust is: as good as a key to the records.
SHARED = {
    f"schools_{name}"
    for name in ("post", "classstaff", "class", "school", "trust", "term", "nonschoolday")
}


@dataclass
class Answer:
    """What came back, with what it wrote to private tables."""

    status: int
    text: str
    written: set[str] = field(default_factory=set)
    schools_changed: set[int] = field(default_factory=set)

    @property
    def tokens(self) -> set[str]:
        """Every planted token anywhere in the answer."""
        return set(TOKEN.findall(self.text))

    @property
    def without_noise(self) -> str:
        """The answer with everything masked that differs between two equal answers."""
        return f"{self.status} {NOISE.sub('~', self.text)}"


def private_tables() -> dict[str, type[PrivateModel]]:
    """Every private model by its table."""
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if issubclass(model, PrivateModel)
    }


def fingerprint() -> dict[tuple[str, int], tuple[Any, ...]]:
    """Per private table and school: how many rows, and traces of any change to one of them."""
    found = {}
    for table, model in private_tables().items():
        rows = model.unscoped.order_by().values("school_id")
        traces = rows.annotate(n=Count("pk"), v=Sum("version"), at=Max("changed_at"))
        for row in traces:
            found[table, row["school_id"]] = (row["n"], row["v"], row["at"])
    return found


@contextmanager
def _watching_writes(written: set[str]) -> Iterator[None]:
    tables = set(private_tables()) - OWN_ROWS | SHARED

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        match = WRITES.match(sql)
        if match and match[2] in tables:
            written.add(match[2])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def attempt(
    client: Client, method: str, url: str, *, data: dict[str, Any], before: dict[Any, Any]
) -> Answer:
    """Try the address and take back whatever it wrote."""
    written: set[str] = set()
    changed: set[int] = set()
    with transaction.atomic():
        with _watching_writes(written):
            response = getattr(client, method.lower())(url, data or None)
        if written:
            after = fingerprint()
            changed = {
                school
                for (table, school) in {*before, *after}
                if table not in OWN_ROWS
                and before.get((table, school)) != after.get((table, school))
            }
        text = _everything_in(response)
        transaction.set_rollback(True)
    return Answer(status=response.status_code, text=text, written=written, schools_changed=changed)


def _everything_in(response: HttpResponseBase) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output(attrs=[])
    return "\n".join((headers, cookies, _readable(content)))


def _readable(content: bytes) -> str:
    """The text of an answer; a workbook is unpacked, for a leak inside a ZIP is a leak."""
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
