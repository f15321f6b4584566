"""Two forms open at once never mix: what is typed about one subject stays with it."""

from random import Random
from uuid import uuid4

import pytest

from forms.actions.save_section import fingerprint, finish_section, save_section
from forms.actions.start_draft import start_draft
from forms.models import Draft
from guard import scope
from guard.errors import Conflict
from tests.forms.conftest import DAY, browser_of
from tests.forms.filling import ALL, begin_damage, fill_all, open_step, post_page, send

pytestmark = pytest.mark.django_db

SECTIONS = ("signs", "people", "end")


class Tab:
    """One tab: a draft, the pages it has open, and what it should hold in the end."""

    def __init__(self, draft, *, name, room):
        self.draft, self.name, self.room = draft, name, room
        self.open = {}
        self.expected = {"room": str(room)}

    def look(self, section):
        now = Draft.objects.get(pk=self.draft.pk)
        self.open[section] = fingerprint(now.form, now.answers, section=section)

    def save(self, section, *, how, raw, by):
        if section not in self.open:
            self.look(section)
        now = Draft.objects.get(pk=self.draft.pk)
        told = {"section": section, "seen": self.open[section], "by": by, "on": DAY}
        try:
            how(now, raw=raw, **told)
        except Conflict:
            return
        self.expected |= raw


def typed(tab, *, section, turn):
    """Answers that say whose they are."""
    mine = f"{tab.name} {turn}"
    return {
        "signs": {"note": f"Seen by {mine}"},
        "people": {"contact": f"Key with {mine}", "how_many": ""},
        "end": {"agreed": "on"},
    }[section]


@pytest.mark.slow
def test_five_hundred_ways_of_going_between_two_tabs_mix_nothing(place):
    mixed = []
    with scope.as_user(place.tess, on=DAY):
        for seed in range(500):
            if seed % 50 == 0:
                tabs = begin_two(place)
            interleave(tabs, seed=seed, by=place.tess)
            mixed += [(seed, tab.name) for tab in tabs if not is_its_own(tab)]

    assert mixed == []


def begin_two(place):
    return [
        Tab(
            start_draft(place.damage, key=uuid4(), subject_id=room, by=place.tess, on=DAY),
            name=name,
            room=room,
        )
        for name, room in (("hall", place.hall), ("attic", place.attic))
    ]


def interleave(tabs, *, seed, by):
    """Some turns in either tab: looking at a page again, or saving one seen before."""
    random = Random(seed)  # noqa: S311 - chooses the order of a test
    for turn in range(random.randint(4, 7)):
        tab, section = random.choice(tabs), random.choice(SECTIONS)
        if random.random() < 0.3:
            tab.look(section)
        else:
            how = random.choice((save_section, finish_section))
            raw = typed(tab, section=section, turn=f"{seed}, {turn}")
            tab.save(section, how=how, raw=raw, by=by)


def is_its_own(tab):
    now = Draft.objects.get(pk=tab.draft.pk)
    held = now.answers.clean
    expected = {name: value for name, value in tab.expected.items() if value}
    expected |= {"agreed": True} if "agreed" in expected else {}
    return held == expected and now.subject_id == tab.room


def test_two_tabs_of_one_browser_each_end_with_their_own_answers(place):
    tess = browser_of(place.tess)
    random = Random(7)  # noqa: S311 - chooses the order of a test
    for _ in range(2):
        drafts = {room: begin_damage(tess, room) for room in (place.hall, place.attic)}
        for room, draft in drafts.items():
            fill_all(tess, draft, room)
        turns = [(room, turn) for room in drafts for turn in range(3)]
        random.shuffle(turns)
        pages = {room: open_step(tess, draft, "people") for room, draft in drafts.items()}
        last = {}
        for room, turn in turns:
            draft = drafts[room]
            contact = f"{room} {turn}"
            answer = post_page(
                tess,
                pages[room],
                draft,
                "people",
                go="later",
                **ALL["people"] | {"contact": contact},
            )
            assert answer.status_code == 302
            pages[room], last[room] = open_step(tess, draft, "people"), contact
        for room, draft in drafts.items():
            page = tess.get(send(tess, draft).url).content.decode()
            other = next(key for key in drafts if key != room)
            assert last[room] in page
            assert str(other) not in page


def test_the_address_of_one_draft_with_the_page_of_another_saves_in_neither(place):
    tess = browser_of(place.tess)
    one, other = begin_damage(tess, place.hall), begin_damage(tess, place.attic)
    fill = {"contact": "Key with the hall", "how_many": "3", "trade": ""}
    post_page(tess, open_step(tess, one, "people"), one, "people", **fill)
    page = open_step(tess, one, "people")

    answer = post_page(tess, page, other, "people", contact="Key with the hall again")

    assert answer.status_code == 409
    with scope.as_user(place.tess, on=DAY):
        assert "contact" not in Draft.objects.get(pk=other).answers.clean
        assert Draft.objects.get(pk=one).answers.clean["contact"] == "Key with the hall"
