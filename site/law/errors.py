"""The errors this folder raises; catch LawError for all of them."""


class LawError(Exception):
    """Something the law folder cannot answer; the message says what to do about it."""


class PackError(LawError):
    """A rule pack that cannot be used; the message names file, entry, field and remedy."""


class CalendarError(LawError):
    """The term dates given do not reach the day asked for; the message names the year to enter."""
