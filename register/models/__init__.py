"""The register's records: pupils, their status and needs, the watch list, concerns, decisions."""

from register.models.concerns import Concern, Decision
from register.models.pupils import ClassPlace, Pupil
from register.models.standing import Need, RegisterEntry, WatchEntry

__all__ = [
    "ClassPlace",
    "Concern",
    "Decision",
    "Need",
    "Pupil",
    "RegisterEntry",
    "WatchEntry",
]
