"""What the guard raises; each message is a sentence somebody can act on."""


class GuardError(Exception):
    """Anything the guard refuses."""


class NotAllowed(GuardError):
    """The viewer may not do this; says who may."""


class NoViewer(GuardError):
    """Private rows were asked for while nobody was set as looking: a mistake in the code."""


class NeverChanged(GuardError):
    """Somebody tried to change or delete a line of the audit trail."""


class UploadRefused(GuardError):
    """A file that is not kept; the sentence says what to do instead."""


class Conflict(GuardError):
    """Somebody saved this record since it was opened; carries both texts, field by field."""

    def __init__(self, *, theirs: dict[str, str], yours: dict[str, str], version: int) -> None:
        super().__init__("Somebody else has changed this record since you opened it.")
        self.theirs = theirs
        self.yours = yours
        self.version = version
