from datetime import date

import pytest

from forms.engine.question_types.base import AnswerError
from forms.engine.schema import Question
from forms.widgets import Look, widget_for
from law import packs
from register.question_types import BroadArea, NeedCode, ProgressTests

TODAY = date(2026, 11, 20)
NEED = Question(id="need", type="NEED_CODE", label="Need")
AREA = Question(id="area", type="BROAD_AREA", label="Area")
TESTS = Question(id="tests", type="PROGRESS_TESTS", label="Tests")


def test_a_code_of_the_list_is_kept_and_read_as_its_label():
    kept = NeedCode().clean("SLCN", question=NEED, today=TODAY)

    assert kept == "SLCN"
    assert NeedCode().display(kept, question=NEED) == "Speech, language and communication needs"


@pytest.mark.parametrize("raw", ["slcn", "XYZ", "Speech"])
def test_what_is_not_in_the_list_is_refused(raw):
    with pytest.raises(AnswerError):
        NeedCode().clean(raw, question=NEED, today=TODAY)


@pytest.mark.parametrize("raw", ["", None, []])
def test_no_answer_is_nothing(raw):
    assert BroadArea().clean(raw, question=AREA, today=TODAY) is None


def test_tests_of_progress_are_kept_in_the_lists_order():
    kept = ProgressTests().clean(["GAP_WIDENING", "SLOWER_THAN_PEERS"], question=TESTS, today=TODAY)

    assert kept == ["SLOWER_THAN_PEERS", "GAP_WIDENING"]


def test_none_of_the_tests_stands_alone():
    assert ProgressTests().clean(["NONE"], question=TESTS, today=TODAY) == ["NONE"]
    with pytest.raises(AnswerError, match="by itself"):
        ProgressTests().clean(["NONE", "GAP_WIDENING"], question=TESTS, today=TODAY)


@pytest.mark.parametrize(
    ("question", "codes"), [(NEED, "sen_type"), (AREA, "broad_area")], ids=["needs", "areas"]
)
def test_the_page_offers_every_current_code_of_the_pack(question, codes):
    html = widget_for(question, look=Look()).render("answer", "")

    for code, _ in packs.in_force(TODAY).choices(codes):
        assert f'value="{code}"' in html
