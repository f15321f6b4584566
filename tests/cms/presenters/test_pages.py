"""Public pages as a parent gets them."""

import re
from datetime import date

from wagtail.models import Page

import pytest

from cms.actions.make_pages import make_pages
from cms.actions.publish_policy import publish_policy
from cms.rules.policy_text import read_policy
from tests.factories.schools import TrustFactory

POLICY = """Our policy
# Aims
We listen to <families> & act.
- Publish, including:
 - plans
 - news
# Review
The next review is due in September 2026.
"""


@pytest.fixture
def policy(trust, trust_page):
    return publish_policy(trust, document=read_policy(POLICY), digest="a").page


@pytest.fixture
def every_page(trust_page, report, policy, sam):
    return ["/", *(page.url for page in Page.objects.live().descendant_of(trust_page))]


def test_every_page_is_public_cookieless_light_and_loads_only_our_own(client, every_page):
    for url in every_page:
        answer = client.get(url)

        assert answer.status_code == 200, url
        assert not answer.cookies, url
        assert "Cookie" not in answer.get("Vary", ""), url
        assert len(answer.content) < 50_000, url
        loaded = re.findall(
            r'<(?:link|script|img|iframe)\b[^>]*(?:src|href)="([^"]+)"', answer.text
        )
        assert loaded, url
        assert all(address.startswith("/") for address in loaded), url
        assert "<script" not in answer.text, url
        assert " style=" not in answer.text, url


def test_every_page_says_that_the_demo_is_invented(client, every_page):
    for url in every_page:
        text = client.get(url).text

        assert "Everything here is invented" in text, url
        assert '<meta name="robots" content="noindex, nofollow">' in text, url


def test_a_real_trusts_pages_are_found_by_search_engines(client, trust, trust_page):
    trust.is_invented = False
    trust.save()

    text = client.get("/harbour/").text

    assert "noindex" not in text
    assert "invented" not in text


def test_the_directory_marks_the_invented_trusts_beside_a_real_one(client, trust_page):
    real = TrustFactory(slug="lark", name="Lark Trust", is_invented=False)
    make_pages(real)

    text = client.get("/").text

    assert "Everything here is invented" not in text
    assert "noindex" not in text
    marks = re.findall(r"<section>(.*?)</section>", text, re.DOTALL)
    marked = {
        name: "are invented" in mark
        for mark in marks
        for name in (trust_page.title, real.name)
        if name in mark
    }
    assert marked == {trust_page.title: True, "Lark Trust": False}


def test_headings_are_in_order_on_every_page(client, every_page):
    for url in every_page:
        levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(url).text)]

        assert levels[0] == 1, url
        assert levels.count(1) == 1, url
        assert all(
            after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)
        ), url


def test_the_directory_names_every_trust_and_school(client, trust_page):
    text = client.get("/").text

    assert 'href="/harbour/"' in text
    assert 'href="/harbour/tidewater/"' in text


def test_a_parent_finds_whom_to_talk_to_on_the_send_page(client, school_page, sam):
    text = client.get("/harbour/tidewater/send/").text

    who, rest = text.split("What we do")
    assert "Samira Osei" in who
    assert 'href="tel:01632963000"' in who
    assert "https://offer.example/" in rest
    assert "Saltmere Advice" in rest


def test_a_school_without_a_coordinator_gives_the_office(client, school_page):
    text = client.get("/harbour/tidewater/send/").text

    assert "School office" in text
    assert "01632 963 000" in text


def test_the_trusts_send_page_leads_to_each_schools(client, trust_page, other_school):
    text = client.get("/harbour/send/").text

    assert 'href="/harbour/tidewater/send/"' in text
    assert 'href="/harbour/gull-lane/send/"' in text


def test_roles_are_called_what_the_trust_calls_them(client, trust, school_page, sam):
    trust.word_senco = "SENDCo"
    trust.save()

    text = client.get("/harbour/tidewater/send/").text

    assert "SENDCo" in text
    assert "SENCO" not in text


def test_a_report_shows_every_item_that_applies_once(client, report, sam):
    text = client.get(report.url).text

    assert len(re.findall(r'<section class="answer">', text)) == 30
    assert len(set(re.findall(r'<h2 id="([^"]+)"', text))) == 30


def test_a_row_without_words_is_not_left_out(client, report, sam):
    part = client.get(report.url).text.split('id="joining-in"')[1].split("</section>")[0]

    assert "We are still writing this part." in part
    assert "Schedule 1, paragraph 3(f)" in part


def test_a_row_says_when_it_was_confirmed_and_when_that_is_long_ago(client, report, sam):
    text = client.get(report.url).text
    wellbeing = text.split('id="wellbeing"')[1].split("</section>")[0]
    teaching = text.split('id="teaching-approach"')[1].split("</section>")[0]

    assert "Last confirmed 21 November 2026" in wellbeing
    assert "more than a year ago" not in wellbeing
    assert "Last confirmed 5 January 2025" in teaching
    assert "more than a year ago" in teaching


def test_rows_draw_what_the_school_holds(client, report, policy, sam):
    text = client.get(report.url).text
    parts = {
        key: text.split(f'id="{key}"')[1].split("</section>")[0]
        for key in ("senco", "local-offer", "support-services", "policy-contacts")
    }

    assert "Samira Osei" in parts["senco"]
    assert "https://offer.example/" in parts["local-offer"]
    assert "Saltmere Advice" in parts["support-services"]
    assert 'href="/harbour/send-policy/"' in parts["policy-contacts"]


def test_a_source_nobody_has_read_is_not_shown_as_the_law(client, report, sam):
    part = client.get(report.url).text.split('id="complaints"')[1].split("</section>")[0]

    assert "Asked for by" not in part


def test_somebody_who_left_is_not_named(client, report, sam):
    sam.posts.update(to_on=date(2026, 11, 20))

    assert "Samira Osei" not in client.get(report.url).text


def test_a_report_takes_few_queries(client, report, policy, sam, django_assert_max_num_queries):
    client.get(report.url)

    with django_assert_max_num_queries(12):
        client.get(report.url)


def test_a_policy_takes_few_queries(client, policy, django_assert_max_num_queries):
    client.get(policy.url)

    with django_assert_max_num_queries(11):
        client.get(policy.url)


def test_a_policy_shows_its_sections_with_a_list_of_contents(client, policy):
    text = client.get(policy.url).text

    assert '<a href="#aims">' in text
    assert '<h2 id="aims">' in text
    assert "We listen to &lt;families&gt; &amp; act." in text
    assert "<li>Publish, including:<ul><li>plans</li><li>news</li></ul></li>" in text


def test_an_overdue_policy_says_so_and_stays(client, policy):
    answer = client.get(policy.url)

    assert answer.status_code == 200
    assert (
        "This policy was due for review in September 2026; that review is overdue. "
        "Until a new policy is agreed, this one applies."
    ) in answer.text
    assert "are reviewing" not in answer.text


def test_a_policy_that_is_not_overdue_says_nothing_of_it(client, policy):
    policy.next_review_on = date(2027, 9, 30)
    policy.save_revision().publish()

    assert "was due for review" not in client.get(policy.url).text


def test_a_schools_own_policy_stands_before_the_trusts(client, school_page, policy):
    own = policy.copy(to=school_page, keep_live=True)

    text = client.get("/harbour/tidewater/send/").text

    assert f'href="{own.url}"' in text
    assert 'href="/harbour/send-policy/"' not in text


def test_a_draft_is_not_public(client, trust_page):
    assert client.get("/harbour/tidewater/sen-information-report/").status_code == 404


@pytest.mark.parametrize("url", ["/nothing/", "/harbour/nothing/", "/harbour/send/deeper/"])
def test_an_address_without_a_page_is_answered_in_our_own_look(client, trust_page, url):
    answer = client.get(url)

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert not answer.cookies
