import pytest

from cms.actions.publish_report import RowWords, publish_report
from cms.models import SenReportPage


def test_words_go_into_their_rows_and_are_live(report):
    rows = {row.key: row for row in SenReportPage.objects.get(pk=report.pk).rows.all()}

    assert rows["wellbeing"].words == "<p>Each child has a grown-up.</p>"
    assert rows["senco"].words == ""
    assert len(rows) == 30


def test_a_row_the_report_does_not_have_is_refused(report):
    with pytest.raises(KeyError):
        publish_report(report, rows={"of_old": RowWords(words="x")})
