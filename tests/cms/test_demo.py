"""The demo's pages, made once for all of these tests."""

import re

from django.test import TestCase

from wagtail.models import Page

import pytest

from cms.demo import build
from cms.models import PolicyPage, SenReportPage
from schools.models import Trust
from schools.registries import DemoPlan, demo_parts
from tests.cms.conftest import TODAY

PLAN = DemoPlan(schools=3, pupils=1, seed=1, today=TODAY)


@pytest.mark.django_db
class TestDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        dict(demo_parts)["schools"].build(PLAN)
        build(PLAN)

    def test_every_page_is_published(self):
        pages = Page.objects.filter(depth__gte=2)

        assert pages.count() == 25
        assert {self.client.get(page.url).status_code for page in pages} == {200}

    def test_running_it_again_changes_nothing(self):
        def state():
            pages = Page.objects.order_by("path")
            return list(pages.values_list("path", "latest_revision_created_at"))

        before = state()

        build(PLAN)

        assert state() == before

    def test_both_policies_have_the_twenty_four_sections_and_are_overdue(self):
        pages = list(PolicyPage.objects.all())

        assert [len(page.sections) for page in pages] == [24, 24]
        assert all(page.is_overdue(on=TODAY) for page in pages)

    def test_each_trusts_policy_is_set_out_its_own_way(self):
        numbered = {
            page.get_parent().slug: bool(page.sections[0].value["number"])
            for page in PolicyPage.objects.all()
        }

        assert numbered == {"harbour": False, "beacon": True}

    def test_no_word_is_left_open_in_its_texts(self):
        words = [trust.words.senco for trust in Trust.objects.all()]

        for page in [*PolicyPage.objects.all(), *SenReportPage.objects.all()]:
            text = self.client.get(page.url).text
            assert not re.search(r"[{}]", text), page.url
            assert any(word in text for word in words)

    def test_the_reports_show_every_state(self):
        reports = [list(report.rows.all()) for report in SenReportPage.objects.all()]

        empty = {sum(row.is_empty for row in rows) > 2 for rows in reports}
        stale = {
            any(row.confirmed_on and row.confirmed_on.year < 2026 for row in rows)
            for rows in reports
        }

        assert empty == {True, False}
        assert stale == {True, False}


def test_a_trust_that_is_real_gets_no_words_of_the_demo(trust, school):
    trust.is_invented = False
    trust.save()

    build(PLAN)

    assert not PolicyPage.objects.exists()
