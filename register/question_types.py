"""Kinds of question whose options are the law's own lists: types of need, areas, years, tests."""

from datetime import date
from typing import ClassVar

from forms.engine.document import Json
from forms.engine.expressions import COUNTED, LISTED, MEMBERS, SCALAR, Operator
from forms.engine.question_types.base import ANSWERED, AnswerError, QuestionType, one_text, texts
from forms.engine.schema import Question
from forms.widgets import Checkboxes, Radios
from law import packs
from law.rule_pack import RulePack
from schools.clock import today as now

NONE = "NONE"


class PackCode(QuestionType):
    """One code of a list of the rule pack in force."""

    codes: ClassVar[str]
    operators = ANSWERED | SCALAR | LISTED

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del question
        value = one_text(raw).strip()
        if value and value not in dict(packs.in_force(today).choices(self.codes)):
            raise AnswerError("Choose one of the list.")
        return value or None

    def display(self, value: Json, *, question: Question) -> str:
        del question
        return label_of(self.codes, value) if isinstance(value, str) else ""

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or ""

    def fits(self, literal: Json, *, question: Question) -> bool:
        del question
        return any(literal in dict(pack.choices(self.codes)) for pack in _all_packs())

    def examples(self, question: Question) -> list[Json]:
        del question
        return [code for code, _ in _all_packs()[0].choices(self.codes)]


class PackCodes(QuestionType):
    """Any of a short list of the rule pack in force; "none of these" where a list allows it."""

    codes: ClassVar[str]
    none_label: ClassVar[str] = ""
    operators = ANSWERED | MEMBERS | COUNTED | {Operator.INCLUDES}

    def clean(self, raw: Json, *, question: Question, today: date) -> Json:
        del question
        given = set(texts(raw))
        known = [code for code, _ in self.choices(packs.in_force(today)) if code in given]
        if len(known) != len(given):
            raise AnswerError("Choose from the list.")
        if NONE in known and len(known) > 1:
            raise AnswerError(f"Choose “{self.none_label}” by itself, or take it out.")
        return [*known] or None

    def display(self, value: Json, *, question: Question) -> str:
        del question
        chosen = value if isinstance(value, list) else []
        return "; ".join(
            self.none_label if code == NONE else label_of(self.codes, code)
            for code in chosen
            if isinstance(code, str)
        )

    def to_raw(self, value: Json, *, question: Question) -> Json:
        del question
        return value or []

    def fits(self, literal: Json, *, question: Question) -> bool:
        del question
        return any(literal in dict(self.choices(pack)) for pack in _all_packs())

    def examples(self, question: Question) -> list[Json]:
        del question
        return [[code] for code, _ in self.choices(_all_packs()[0])]

    def choices(self, pack: RulePack) -> list[tuple[str, str]]:
        """The codes that may be chosen, with what people read."""
        none = [(NONE, self.none_label)] if self.none_label else []
        return [*pack.choices(self.codes), *none]


class NeedCode(PackCode):
    name = "NEED_CODE"
    label = "Type of need"
    codes = "sen_type"


class BroadArea(PackCode):
    name = "BROAD_AREA"
    label = "Broad area of need"
    codes = "broad_area"


class YearGroup(PackCode):
    name = "YEAR_GROUP"
    label = "Year group"
    codes = "year_group"


class BasisOfNeed(PackCodes):
    name = "BASIS_OF_NEED"
    label = "Why it counts as a special educational need"
    codes = "basis_of_need"


class ProgressTests(PackCodes):
    name = "PROGRESS_TESTS"
    label = "Tests of less than expected progress"
    codes = "progress_test"
    none_label = "None of these, and I am still concerned"


class CodeRadios(Radios):
    """The codes of the list in force now."""

    code_list = ""

    def options(self) -> list[dict[str, object]]:
        pack = packs.in_force(now())
        return [
            {"value": code, "label": label, "hint": "", "alone": False}
            for code, label in pack.choices(self.code_list)
        ]


class CodeCheckboxes(Checkboxes):
    """The same, any of them."""

    kind_of_codes: ClassVar[PackCodes]

    def options(self) -> list[dict[str, object]]:
        return [
            {"value": code, "label": label, "hint": "", "alone": code == NONE}
            for code, label in self.kind_of_codes.choices(packs.in_force(now()))
        ]


class NeedRadios(CodeRadios):
    code_list = "sen_type"


class AreaRadios(CodeRadios):
    code_list = "broad_area"


class YearRadios(CodeRadios):
    code_list = "year_group"


class BasisCheckboxes(CodeCheckboxes):
    kind_of_codes = BasisOfNeed()


class ProgressCheckboxes(CodeCheckboxes):
    kind_of_codes = ProgressTests()


TYPES = (
    (NeedCode(), NeedRadios),
    (BroadArea(), AreaRadios),
    (YearGroup(), YearRadios),
    (BasisOfNeed(), BasisCheckboxes),
    (ProgressTests(), ProgressCheckboxes),
)


def label_of(codes: str, code: str) -> str:
    """What people read for a code in the newest pack that has it; the code itself if none has."""
    for pack in _all_packs():
        found = pack.codes(codes).get(code)
        if found is not None:
            return found.label
    return code


def _all_packs() -> list[RulePack]:
    every = [packs.load(name) for name in packs.names()]
    return sorted(every, key=lambda pack: pack.valid_from, reverse=True)
