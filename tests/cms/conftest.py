"""A trust with two schools and their pages, as a fresh installation would have them."""

from datetime import date

import pytest
import time_machine

from cms.actions.make_pages import make_pages
from cms.actions.publish_report import RowWords, publish_report
from cms.models import SchoolPage, SenReportPage
from schools.roles import Role
from tests.factories.schools import AuthorityFactory, SchoolFactory, TrustFactory, holding

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _on_one_day():
    with time_machine.travel("2026-11-21 10:00Z", tick=False):
        yield


@pytest.fixture
def trust(db):
    return TrustFactory(
        slug="harbour", name="Harbour Academy Trust", colour="#ffcc00", is_invented=True
    )


@pytest.fixture
def school(trust):
    authority = AuthorityFactory(
        name="Saltmere Council",
        local_offer_url="https://offer.example/",
        advice_service_name="Saltmere Advice",
        advice_service_phone="01632 960 101",
    )
    return SchoolFactory(
        trust=trust,
        authority=authority,
        slug="tidewater",
        name="Tidewater Primary School",
        phone="01632 963 000",
        email="office@tidewater.example",
    )


@pytest.fixture
def sam(school):
    return holding(Role.SENCO, school=school, first_name="Samira", last_name="Osei")


@pytest.fixture
def trust_page(trust, school):
    return make_pages(trust).trust_page


@pytest.fixture
def other_school(trust, trust_page):
    school = SchoolFactory(trust=trust, slug="gull-lane", name="Gull Lane School")
    make_pages(trust)
    return school


@pytest.fixture
def school_page(trust_page, school):
    return SchoolPage.objects.get(school=school)


@pytest.fixture
def report(school_page):
    """Tidewater's report, published with words in two of its rows."""
    report = SenReportPage.objects.child_of(school_page).get()
    rows = {
        "wellbeing": RowWords(words="<p>Each child has a grown-up.</p>", confirmed_on=TODAY),
        "teaching_approach": RowWords(words="<p>Steps.</p>", confirmed_on=date(2025, 1, 5)),
    }
    publish_report(report, rows=rows)
    return SenReportPage.objects.get(pk=report.pk)
