"""What the templates of forms ask for beside the form."""

from django.urls import reverse

import pytest

from schools.models import Trust
from tests.forms.conftest import browser_of

pytestmark = pytest.mark.django_db

BANNER = "A demonstration: schools and people are invented."


@pytest.mark.parametrize("setting", [True, False], ids=["set up as a demo", "set up for real"])
@pytest.mark.parametrize("invented", [True, False], ids=["invented", "real"])
def test_a_form_says_that_all_is_invented_where_a_trust_is(place, settings, invented, setting):
    settings.DEMO = setting
    Trust.objects.filter(pk=place.here.trust_id).update(is_invented=invented)

    page = browser_of(place.tess).get(reverse("forms_start", args=["report-damage"])).text

    assert (BANNER in page) is invented
