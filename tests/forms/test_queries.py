"""What somebody may begin, and what they find again."""

import pytest

from forms import queries

pytestmark = pytest.mark.django_db


def test_a_form_is_offered_to_whoever_may_do_what_it_requires(place, as_tess):
    assert [form.slug for form in queries.startable_forms(as_tess)] == [
        "lend-a-key",
        "report-damage",
    ]
