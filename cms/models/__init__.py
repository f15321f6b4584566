"""What a trust and its schools publish: one page type a file."""

from cms.models.home import HomePage
from cms.models.policy import PolicyPage
from cms.models.sen_report import SenReportPage, SenReportRow
from cms.models.send_hub import SendHubPage
from cms.models.top import SchoolPage, TrustPage

__all__ = [
    "HomePage",
    "PolicyPage",
    "SchoolPage",
    "SenReportPage",
    "SenReportRow",
    "SendHubPage",
    "TrustPage",
]
