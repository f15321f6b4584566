"""What an archive says about itself: what it is, from what, and the hash of every file in it."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from config.errors import RestoreRefused

FORMAT = "fourfold-backup"
FORMAT_VERSION = 1

SPOILT = "This backup is damaged ({what}): nothing was restored. Use another copy of it."


def spoilt(what: str) -> RestoreRefused:
    """The refusal of an archive that is not what was written."""
    return RestoreRefused(SPOILT.format(what=what))


@dataclass(frozen=True)
class Label:
    """The first thing in an archive: whether this program can read the rest."""

    database: str
    format: str = FORMAT
    version: int = FORMAT_VERSION

    def text(self) -> bytes:
        """The label as it stands in the archive."""
        return _json(asdict(self))

    @classmethod
    def read(cls, text: bytes) -> "Label":
        """The label. Raises RestoreRefused for another program's archive or a newer format."""
        said = _object(text)
        if said.get("format") != FORMAT:
            raise RestoreRefused("This is not a backup made by `manage.py backup`.")
        version = said.get("version")
        if not isinstance(version, int) or version > FORMAT_VERSION:
            raise RestoreRefused(
                "This backup was made by a newer version of Fourfold: install that version, then "
                "restore."
            )
        return cls(database=str(said.get("database")), version=version)


@dataclass(frozen=True)
class Contents:
    """What the database held at the moment of the backup."""

    rows: dict[str, int]
    migrations: list[str]
    audit: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class FileLine:
    """One file of the archive."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The last thing in an archive: everything before it, hashed and counted."""

    made_at: str
    versions: dict[str, str]
    contents: Contents
    files: dict[str, FileLine] = field(default_factory=dict)

    def text(self) -> bytes:
        """The manifest as it stands in the archive."""
        return _json(asdict(self))

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """The manifest. Raises RestoreRefused if it is not one."""
        said = _object(text)
        try:
            return cls(
                made_at=said["made_at"],
                versions=said["versions"],
                contents=Contents(**said["contents"]),
                files={name: FileLine(**line) for name, line in said["files"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise spoilt("its list of contents cannot be read") from error


def _json(said: dict[str, Any]) -> bytes:
    return json.dumps(said, indent=1, sort_keys=True).encode()


def _object(text: bytes) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError as error:
        raise spoilt("its own description cannot be read") from error
    if not isinstance(said, dict):
        raise spoilt("its own description cannot be read")
    return said
