"""What is wrong with a form, said so that its author can put it right."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR stops a form from going live; WARNING is for the author to weigh."""

    ERROR = "ERROR"
    WARNING = "WARNING"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where in the document, what, and what to do about it."""

    path: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = self.path or "form"
        return f"{self.severity}: {where}: {self.message} {self.remedy}".rstrip()


class SchemaError(ValueError):
    """The document is not a form; carries every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
