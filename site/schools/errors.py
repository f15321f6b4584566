"""What this folder raises; the message is a sentence somebody can act on."""


class SchoolsError(Exception):
    """Something about staff, schools or trusts that cannot be done as asked."""
