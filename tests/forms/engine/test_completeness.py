from dataclasses import replace
from datetime import date, timedelta

from forms.engine.answers import Answers
from forms.engine.completeness import Missing, check
from forms.engine.loading import parse
from forms.engine.question_types.registry import standard_types
from tests.forms.engine.documents import damage

TODAY = date(2026, 3, 27)
DAMAGE = parse(damage())
TYPES = standard_types()
READY = Answers(clean={"room": "r1", "signs": ["WATER"], "depth": "3", "agreed": True})


def test_a_whole_path_may_be_submitted():
    report = check(DAMAGE, READY, types=TYPES, today=TODAY)

    assert report.may_submit
    assert report.missing_later == ()


def test_what_is_required_to_submit_stops_the_submit():
    report = check(DAMAGE, Answers(), types=TYPES, today=TODAY)

    assert not report.may_submit
    assert [(item.section, item.question) for item in report.problems] == [
        ("where", "room"),
        ("end", "agreed"),
    ]


def test_what_is_required_later_is_only_said():
    clean = {key: value for key, value in READY.clean.items() if key != "depth"}

    report = check(DAMAGE, Answers(clean=clean), types=TYPES, today=TODAY)

    assert report.may_submit
    assert report.missing_later == (Missing("water", "depth", "Answer “What about depth?”."),)


def test_a_hidden_question_is_never_missing():
    report = check(DAMAGE, Answers(clean={"room": "r1", "agreed": True}), types=TYPES, today=TODAY)

    assert report.may_submit
    assert report.missing_later == ()


def test_what_was_typed_wrong_stops_the_submit_even_when_optional():
    answers = replace(READY, raw={"seen_on": "last week"})

    report = check(DAMAGE, answers, types=TYPES, today=TODAY)

    assert [item.question for item in report.problems] == ["seen_on"]


def test_an_answer_is_checked_once_more_on_the_day_of_the_submit():
    answers = replace(READY, clean={**READY.clean, "seen_on": "2026-03-27"})

    earlier = check(DAMAGE, answers, types=TYPES, today=TODAY - timedelta(days=1))

    assert check(DAMAGE, answers, types=TYPES, today=TODAY).may_submit
    assert [item.question for item in earlier.problems] == ["seen_on"]


def test_what_was_refused_once_must_be_saved_again_even_if_it_would_do_now():
    answers = replace(READY, raw={"seen_on": "27/3/2026"})

    report = check(DAMAGE, answers, types=TYPES, today=TODAY)

    assert [item.message for item in report.problems] == ["Save “What about seen_on?” once more."]


def test_the_author_can_word_what_is_missing():
    document = damage()
    document["sections"][0]["questions"][0]["errors"] = {"required": "Say which room"}

    report = check(parse(document), Answers(), types=TYPES, today=TODAY)

    assert report.problems[0].message == "Say which room"
