"""Questions answered in words."""

import re
import unicodedata
from datetime import date

from forms.engine.document import Json
from forms.engine.expressions import Operator
from forms.engine.question_types.base import (
    ANSWERED,
    AnswerError,
    QuestionType,
    SettingKind,
    one_text,
    whole_setting,
)
from forms.engine.schema import Question

# Control characters and lone surrogates cannot be stored or seen; the direction overrides can make a
# text read as what it is not. Joiners stay: several scripts cannot be written without them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """The text in Unicode NFC, line ends as \\n, no control characters, no space around it."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))).strip()


def one_line(text: str) -> str:
    """The text tidied on to one line, one space between words."""
    return _SPACES.sub(" ", tidy(text))


class ShortText(QuestionType):
    """A line of text."""

    name = "SHORT_TEXT"
    label = "Short text"
    settings = {"maximum_length": SettingKind.WHOLE}
    operators = ANSWERED | {
        Operator.IS,
        Operator.IS_NOT,
        Operator.IS_ONE_OF,
        Operator.IS_NONE_OF,
    }
    most = 200

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del today
        text = self.tidied(one_text(raw))
        most = whole_setting(question, name="maximum_length") or self.most
        if len(text) > most:
            over = len(text) - most
            characters = "1 character" if over == 1 else f"{over:,} characters"
            raise AnswerError(f"Shorten this by {characters}, to {most:,}.")
        return text or None

    def tidied(self, text: str) -> str:
        """The text as it is kept."""
        return one_line(text)

    def examples(self, question: Question) -> list[Json]:
        del question
        return ["x"]


class LongText(ShortText):
    """Text of several lines, kept as they are."""

    name = "LONG_TEXT"
    label = "Long text"
    settings = {"maximum_length": SettingKind.WHOLE, "rows": SettingKind.WHOLE}
    operators = ANSWERED
    most = 10_000

    def tidied(self, text: str) -> str:
        return tidy(text)
