from wagtail.models import Page, Site

from cms.actions.make_pages import make_pages
from cms.models import SchoolPage, SendHubPage, SenReportPage
from cms.rules.report_rows import item_keys
from tests.cms.conftest import TODAY


def test_a_trust_gets_a_tree_with_its_schools(trust_page, other_school):
    urls = [page.url for page in Page.objects.descendant_of(trust_page, inclusive=True)]

    assert sorted(urls) == [
        "/harbour/",
        "/harbour/gull-lane/",
        "/harbour/gull-lane/sen-information-report/",
        "/harbour/gull-lane/send/",
        "/harbour/send/",
        "/harbour/tidewater/",
        "/harbour/tidewater/sen-information-report/",
        "/harbour/tidewater/send/",
    ]


def test_running_it_again_makes_nothing(trust, trust_page):
    assert make_pages(trust).made == 0


def test_a_new_school_gets_its_pages_later(trust, trust_page):
    SchoolPage.objects.first().delete()

    assert make_pages(trust).made == 3


def test_a_report_begins_as_a_draft_with_every_row(trust_page):
    report = SenReportPage.objects.first()

    assert not report.live
    assert [row.key for row in report.rows.all()] == item_keys(TODAY)


def test_the_pages_that_draw_what_we_hold_are_published(trust_page):
    assert SendHubPage.objects.filter(live=True).count() == 2


def test_a_school_with_a_web_address_gets_a_site(trust, school, other_school):
    school.host_name = "tidewater.example"
    school.save()

    make_pages(trust)

    site = Site.objects.get(hostname="tidewater.example")
    assert site.root_page.specific.school == school


def test_on_its_own_address_a_school_does_not_lead_up_to_other_trusts(
    trust, school, other_school, client
):
    school.host_name = "testserver"
    school.save()
    make_pages(trust)

    answer = client.get("/send/", headers={"host": "testserver"})

    assert answer.status_code == 200
    assert "Trusts and schools" not in answer.text
