"""What the register raises; each message is a sentence somebody can act on."""


class NotPossible(Exception):
    """The step does not fit where the record stands, or something it needs is missing.

    `problems` holds each thing to put right, as (field, sentence); the message joins them.
    """

    def __init__(self, message: str, *, problems: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
