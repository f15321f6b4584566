"""What the guard raises; each message is a sentence somebody can act on."""


class NotAllowed(Exception):
    """The viewer may not do this; says who may."""


class NoViewer(Exception):
    """Private rows were asked for while nobody was set as looking: a mistake in the code."""


class Conflict(Exception):
    """Somebody saved this record since it was opened; carries both texts."""

    def __init__(self, *, theirs: dict[str, str], yours: dict[str, str]) -> None:
        super().__init__("Somebody else has changed this record since you opened it.")
        self.theirs = theirs
        self.yours = yours
