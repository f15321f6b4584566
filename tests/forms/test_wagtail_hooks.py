"""forms/wagtail_hooks.py: the way to the forms is shown to whoever may fill one in."""

import pytest

from forms.models import FormDefinition
from tests.forms.conftest import browser_of

pytestmark = pytest.mark.django_db


def test_somebody_with_a_form_to_fill_in_finds_the_way(place):
    assert '"/admin/forms/"' in browser_of(place.tess).get("/admin/").text


def test_somebody_without_any_form_is_not_sent_to_an_empty_page(place):
    FormDefinition.objects.update(is_active=False)

    assert '"/admin/forms/"' not in browser_of(place.tess).get("/admin/").text
