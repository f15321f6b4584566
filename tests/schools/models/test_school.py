from django.core.exceptions import ValidationError

import pytest

from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("urn", "12345", "6 digits"),
        ("urn", "12a456", "digits 0 to 9"),
        ("ukprn", "20001234", "begins with 1"),
        ("establishment_number", "42", "Four digits"),
        ("establishment_number", "0142\n", "Four digits"),
    ],
)
def test_a_number_that_is_not_well_formed_is_refused(field, value, message):
    school = SchoolFactory.build(trust=None, **{field: value})

    with pytest.raises(ValidationError, match=message):
        school.clean_fields(exclude=["trust", "authority"])


def test_the_lowest_age_cannot_be_above_the_highest():
    school = SchoolFactory()
    school.low_age, school.high_age = 11, 5

    with pytest.raises(ValidationError, match="lowest age"):
        school.full_clean()


def test_a_school_is_written_with_its_authoritys_number():
    school = SchoolFactory(authority__code="998", establishment_number="0142")

    assert school.laestab == "998/0142"


def test_a_school_without_an_establishment_number_has_no_dfe_number():
    assert SchoolFactory(establishment_number="").laestab == ""
