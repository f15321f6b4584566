"""What the form pages refuse; each message is a sentence the person filling in can act on."""

from forms.engine.completeness import Report


class Refused(Exception):
    """This cannot be done with this form now; the message says why and what to do."""


class NotComplete(Refused):
    """The form was sent before it was complete; `report` lists what is missing."""

    def __init__(self, report: Report) -> None:
        super().__init__("Some questions still need an answer before this can be sent.")
        self.report = report


class AnswersChanged(Refused):
    """The answers were changed after the page that was sent had been shown."""

    def __init__(self) -> None:
        super().__init__("The answers have changed since you opened this page. Check them again.")
