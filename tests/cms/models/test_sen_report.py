from django.core.exceptions import ValidationError
from django.db import IntegrityError

import pytest

from cms.models import SenReportPage, SenReportRow


def test_no_item_can_have_two_rows(report):
    with pytest.raises(IntegrityError):
        SenReportRow.objects.create(page=report, key="wellbeing")


def test_a_row_that_was_lost_comes_back_empty_when_the_page_is_saved(report):
    report.rows.get(key="wellbeing").delete()

    fresh = SenReportPage.objects.get(pk=report.pk)
    fresh.save()

    again = SenReportPage.objects.get(pk=report.pk)
    assert again.rows.count() == 30
    assert again.rows.get(key="wellbeing").is_empty


def test_a_draft_carries_its_rows_without_touching_what_is_live(report):
    rows = list(report.rows.all())
    next(row for row in rows if row.key == "senco").words = "<p>Draft.</p>"
    report.rows = rows
    report.save_revision()

    draft = report.get_latest_revision_as_object()

    assert {row.key: row for row in draft.rows.all()}["senco"].words == "<p>Draft.</p>"
    assert SenReportRow.objects.get(page=report, key="senco").words == ""


def test_words_for_a_link_need_an_address():
    with pytest.raises(ValidationError, match="address"):
        SenReportRow(key="senco", link_text="Our plan").clean()


def test_a_second_report_cannot_be_put_beside_the_first(report, school_page):
    assert not SenReportPage.can_create_at(school_page)
