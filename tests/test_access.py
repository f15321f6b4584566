"""Nobody finds by any address what is not theirs: the matrix of every person and every address."""

from django.conf import settings

import pytest

from schools.clock import today
from tests.access import matrix, world
from tests.access.holes import HOLES
from tests.access.people import everybody

pytestmark = pytest.mark.django_db

# The people are tried in parts, so that two processors share the work; floors are for each part.
PARTS = 4
# The filters are the same SQL on both databases; PostgreSQL tries one part of the people.
ON_SQLITE = settings.LANE == "sqlite"
TRIED_PARTS = range(PARTS) if ON_SQLITE else range(1)
BROKEN_WALLS = list(HOLES) if ON_SQLITE else ["unscoped query"]
CELLS_AT_LEAST = 1_000
SEEN_AT_LEAST = 130
# Wagtail's own screens ask about models, not rows: whoever holds some post there has most to gain.
MOST_TO_GAIN = ("SENCO at B", "teacher of A2", "WEB_EDITOR at A", "root", "stranger")


@pytest.fixture
def on():
    return today()


@pytest.fixture
def planted(on):
    return world.build(on=on)


@pytest.fixture
def people(planted, on):
    cast = everybody(schools=planted.schools, classes=planted.classes, on=on)
    world.write_as(cast, planted, on=on)
    world.note_places(planted, on=on)
    return cast


def note(folder, *, part, result):
    text = f"{result.cells} access cells, {len(result.leaks)} leaks\n"
    (folder / f"access-{part}.txt").write_text(text)


def test_every_address_has_a_stated_answer():
    assert matrix.unstated() == []


@pytest.mark.parametrize("part", TRIED_PARTS)
def test_nobody_finds_what_is_not_theirs(people, planted, reports_folder, part):
    share = matrix.in_parts(people, planted, parts=PARTS)[part]

    result = matrix.run(share, matrix.private_targets(planted), planted)

    note(reports_folder, part=f"ours-{part}", result=result)
    assert result.leaks == []
    assert result.cells >= CELLS_AT_LEAST
    assert result.seen >= SEEN_AT_LEAST


@pytest.mark.parametrize("name", MOST_TO_GAIN)
def test_wagtails_own_addresses_give_nothing_away(people, planted, reports_folder, name):
    person = next(each for each in people if each.name == name)

    result = matrix.run([person], matrix.wagtail_targets(planted), planted, methods=("GET",))

    note(reports_folder, part=f"wagtail-{MOST_TO_GAIN.index(name)}", result=result)
    assert result.leaks == []
    assert result.seen == 0
    assert result.cells >= len(matrix.STATED["wagtail"]["addresses"])


NOSY = ("SENCO at B", "teacher of A2", "GOVERNOR at A", "WEB_EDITOR at A")
OUR_SCREENS = ("register", "register_pupil")


def asking(planted, *, about):
    """The register's own screens, asked about these pupils alone."""
    return [
        target
        for target in matrix.private_targets(planted)
        if target.key.split(":")[0] in OUR_SCREENS and target.of in {"", "missing", *about}
    ]


def test_somebody_elses_row_is_answered_as_one_that_is_not_there(people, planted):
    nosy = [person for person in people if person.name in NOSY]

    assert matrix.betrayals(nosy, asking(planted, about=("a1", "b1", "c1")), planted) == []


@pytest.mark.parametrize("hole", BROKEN_WALLS)
def test_the_matrix_turns_red_when_a_wall_is_broken(people, planted, monkeypatch, hole):
    nosy = [person for person in people if person.name in NOSY[::2]]
    targets = asking(planted, about=("a1",))
    HOLES[hole](monkeypatch)

    leaks = matrix.run(nosy, targets, planted, methods=("GET",)).leaks
    betrayed = matrix.betrayals(nosy, targets, planted)

    assert leaks + betrayed != []
