"""The report's rows and a policy's notice in Wagtail's page editor."""

from datetime import date

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, rich_text

import pytest

from cms.models import PolicyPage, SenReportPage, SenReportRow
from tests.factories.schools import UserFactory


@pytest.fixture
def editor(client, report):
    client.force_login(UserFactory(is_superuser=True))
    return client


def address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def posted(report, **changes):
    """What the editor's form sends, with some rows' words changed."""
    rows = list(report.rows.all())
    data = {
        "title": report.title,
        "slug": report.slug,
        "academic_year": "2026/27",
        "written_by": "",
        "last_full_review_on": "",
        "approved_by": "",
        "approved_on": "",
        "what_changed": "",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "action-publish": "1",
        "rows": {
            "TOTAL_FORMS": len(rows),
            "INITIAL_FORMS": len(rows),
            **{
                str(place): {
                    "id": row.pk,
                    "words": rich_text(changes.get(row.key, row.words)),
                    "link_text": "",
                    "link_url": "",
                    "owner": "",
                    "confirmed_on": "",
                }
                for place, row in enumerate(rows)
            },
        },
    }
    return nested_form_data(data)


def test_the_editor_shows_every_row_and_no_way_to_add_or_delete_one(editor, report):
    text = editor.get(address(report)).text

    assert all(f"rows-{place}-words" in text for place in range(30))
    assert "30. When was this written?" in text
    assert "rows-ADD" not in text
    assert "-DELETE" not in text.split('id="id_rows-TOTAL_FORMS"')[1].split("academic_year")[0]


def test_words_written_in_the_editor_are_published_in_their_row(editor, report):
    editor.post(address(report), posted(report, joining_in="<p>Yes, in everything.</p>"))

    rows = {row.key: row for row in SenReportPage.objects.get(pk=report.pk).rows.all()}
    assert "Yes, in everything." in rows["joining_in"].words
    assert "Each child has a grown-up." in rows["wellbeing"].words
    assert len(rows) == 30


def test_a_row_that_is_posted_besides_is_refused(editor, report):
    data = posted(report)
    data["rows-TOTAL_FORMS"] = "31"
    data |= {"rows-30-id": "", "rows-30-words": rich_text("<p>More</p>"), "rows-30-owner": ""}

    answer = editor.post(address(report), data)

    assert "none can be added" in answer.text
    assert SenReportRow.objects.filter(page=report).count() == 30


def test_a_delete_that_is_posted_does_nothing(editor, report):
    editor.post(address(report), {**posted(report), "rows-0-DELETE": "on"})

    assert SenReportRow.objects.filter(page=report).count() == 30


def test_a_row_of_another_report_cannot_be_written(editor, report, other_school):
    other = SenReportPage.objects.exclude(pk=report.pk).get()
    data = posted(report, kinds_of_sen="<p>Planted</p>")
    data["rows-0-id"] = str(other.rows.first().pk)

    editor.post(address(report), data)

    assert not other.rows.exclude(words="").exists()


def test_the_editor_of_an_overdue_policy_is_told(editor, trust_page):
    page = PolicyPage(title="Policy", slug="policy", next_review_on=date(2025, 8, 31))
    trust_page.add_child(instance=page)

    assert "was due by 31 August 2025" in editor.get(address(page)).text


def test_the_editor_of_a_policy_in_date_is_told_nothing(editor, trust_page):
    page = PolicyPage(title="Policy", slug="policy", next_review_on=date(2027, 8, 31))
    trust_page.add_child(instance=page)

    assert "was due by" not in editor.get(address(page)).text
