import pytest

from schools.roles import Role
from tests.factories.register import NeedFactory, PupilFactory, RegisterEntryFactory
from tests.factories.schools import SchoolFactory, holding

URL = "/admin/register/numbers/"


@pytest.fixture
def counted(cast):
    for number in range(9):
        pupil = PupilFactory(school=cast.school, legal_name=f"Name-Token {number}")
        RegisterEntryFactory(pupil=pupil)
        NeedFactory(pupil=pupil, code="SPLD" if number else "HI")


@pytest.mark.parametrize("who", ["gus", "hari", "sam"])
def test_those_who_may_count_see_numbers_and_no_names(counted, look, who):
    answer = look(who, URL)

    found = answer.content.decode()
    assert answer.status_code == 200
    assert "SEN support" in found
    assert "Name-Token" not in found
    assert "SEN-2026" not in found


def test_a_single_pupil_shows_as_a_star(counted, look):
    found = look("gus", URL).content.decode()

    row = found.partition("Hearing impairment")[2].partition("</tr>")[0]
    assert "*" in row
    assert "1 to 7, hidden" in row


@pytest.mark.parametrize("who", ["tess", "toby", "olga"])
def test_others_are_refused(counted, look, who):
    answer = look(who, URL)

    assert answer.status_code in {302, 403}
    assert "Hearing impairment" not in answer.content.decode()


def test_a_school_beyond_the_post_cannot_be_asked_for(cast, counted, look):
    foreign = SchoolFactory(name="Foreign-School")

    found = look("gus", URL, school=foreign.pk).content.decode()

    assert "Foreign-School" not in found
    assert str(cast.school) in found


@pytest.fixture
def ines(cast, counted):
    """Who counts at every school of the trust; the second one has pupils too few to show."""
    sister = SchoolFactory(trust=cast.school.trust, name="Sister-School")
    RegisterEntryFactory(pupil=PupilFactory(school=sister), status="E")
    cast.ines = holding(Role.INCLUSION_LEAD, school=cast.school)
    return sister


def test_a_trust_lead_chooses_among_the_trusts_schools(cast, ines, look):
    found = look("ines", URL, school=ines.pk).content.decode()

    assert "<h2>Sister-School, 1 November 2026</h2>" in found
    assert f'<option value="{ines.pk}" selected>' in found
    assert str(cast.school) in found


@pytest.mark.parametrize("asked", ["", "ALL", "999999"])
def test_there_is_no_total_over_schools_and_the_screen_says_why(ines, look, asked):
    found = look("ines", URL, school=asked).content.decode()

    assert "There is no total of your schools" in found
    assert "All your schools" not in found
    assert "Pupils on roll" not in found
    assert "SEN support" not in found


def test_who_has_one_school_sees_it_at_once_and_nothing_of_totals(cast, counted, look):
    found = look("gus", URL).content.decode()

    assert f"<h2>{cast.school}, 1 November 2026</h2>" in found
    assert "total of your schools" not in found
