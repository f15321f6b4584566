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


def test_a_trust_lead_chooses_among_the_trusts_schools(cast, counted, look):
    SchoolFactory(trust=cast.school.trust, name="Sister-School")
    cast.ines = holding(Role.INCLUSION_LEAD, school=cast.school)

    found = look("ines", URL).content.decode()

    assert "All your schools" in found
    assert "Sister-School" in found
