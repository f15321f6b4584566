"""The two real policies, counted line by line without our own parser."""

import re
from html import unescape
from html.parser import HTMLParser

from django.core.management import call_command

import pytest

from tests.factories.schools import TrustFactory

MARK = re.compile(r"\[bookmark:(?:[^\[\]]|\[[^\]]*\])*\]")
# Every heading of the one without numbers, by the first line each stands on in the text.
BARE_HEADINGS = [
    "Statement of intent",
    "Legal framework",
    "Objectives",
    "Roles and responsibilities",
    "Identifying SEND",
    "Safeguarding",
    "SEND support",
    "EAL",
    "Early years pupils with SEND",
    "Admissions",
    "Transition",
    "Involving pupils and parents in decision-making",
    "Funding for SEND support",
    "EHC needs assessments and plans",
    "Reviewing EHC plans",
    "Supporting successful preparation for adulthood",
    "Managing complaints",
    "Staff training and improving practice",
    "Use of data and record keeping",
    "Confidentiality",
    "Publishing information",
    "Joint commissioning, planning and delivery",
    "Local Offer",
    "Monitoring and review",
]


class Article(HTMLParser):
    """The policy on the page: its headings, its list lines, its paragraphs, in order."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.depths = []
        self._open = []
        self._is_in = False

    def handle_starttag(self, tag, attrs):
        if ("class", "prose policy") in attrs:
            self._is_in = True
        if self._is_in and tag in {"h2", "h3", "li", "p"}:
            self.lines.append([tag, ""])
            self._open.append(len(self.lines) - 1)
            self.depths.append(sum(self.lines[place][0] == "li" for place in self._open))

    def handle_endtag(self, tag):
        if tag == "main":
            self._is_in = False
        if self._open and tag == self.lines[self._open[-1]][0]:
            self._open.pop()

    def handle_data(self, data):
        if self._open:
            self.lines[self._open[-1]][1] += data

    def of(self, *tags):
        return [words(text) for tag, text in self.lines if tag in tags]


def words(text):
    return " ".join(unescape(text).replace("**", "").split())


def leads_in(tag, text):
    return tag == "li" and text.strip().endswith(":")


@pytest.fixture
def article(client, db, data_folder):
    def imported(name):
        TrustFactory(slug="harbour")
        call_command("import_policy", str(data_folder / "seeds" / name), trust="harbour")
        answer = client.get("/harbour/send-policy/")
        assert answer.status_code == 200
        page = Article()
        page.feed(answer.text)
        return page

    return imported


def raw_lines(data_folder, name):
    text = (data_folder / "seeds" / name).read_text(encoding="utf-8")
    return [line for line in MARK.sub("", text).splitlines() if line.strip()]


def body_of_numbered(data_folder):
    lines = raw_lines(data_folder, "aspire-send-policy.txt")
    last_entry = max(place for place, line in enumerate(lines) if re.search(r"\t\d+\s*$", line))
    return lines[last_entry + 1 :]


def test_every_list_line_of_the_bare_policy_is_on_the_page_in_order(article, data_folder):
    lines = raw_lines(data_folder, "tcat-send-policy.txt")
    wanted = [words(line.lstrip()[1:]) for line in lines if line.lstrip().startswith("·")]

    assert len(wanted) == 199
    assert article("tcat-send-policy.txt").of("li") == wanted


def test_every_heading_of_the_bare_policy_is_on_the_page_in_order(article, data_folder):
    raw = {words(line) for line in raw_lines(data_folder, "tcat-send-policy.txt")}

    assert set(BARE_HEADINGS) <= raw
    assert article("tcat-send-policy.txt").of("h2", "h3") == BARE_HEADINGS


def test_every_paragraph_of_the_bare_policy_is_on_the_page_in_order(article, data_folder):
    lines = raw_lines(data_folder, "tcat-send-policy.txt")
    others = [words(line) for line in lines if not line.lstrip().startswith("·")]
    wanted = [line for line in others if line and line not in BARE_HEADINGS]

    assert article("tcat-send-policy.txt").of("p") == wanted


def test_every_list_line_of_the_numbered_policy_is_on_the_page_in_order(article, data_folder):
    lines = body_of_numbered(data_folder)
    wanted = [words(line.lstrip()[1:]) for line in lines if line.lstrip().startswith("- ")]

    assert len(wanted) == 200
    assert article("aspire-send-policy.txt").of("li") == wanted


def test_every_heading_of_the_numbered_policy_is_on_the_page_in_order(article, data_folder):
    lines = body_of_numbered(data_folder)
    wanted = [words(line) for line in lines if re.match(r"\d+\. ", line)]

    assert len(wanted) == 24
    assert article("aspire-send-policy.txt").of("h2", "h3") == wanted


def test_every_paragraph_of_the_numbered_policy_is_on_the_page_in_order(article, data_folder):
    lines = body_of_numbered(data_folder)
    plain = [words(line) for line in lines if not re.match(r"\s*- |\d+\. ", line)]
    # A page break parts one sentence; nothing else begins with a small letter.
    wanted = re.sub(r"\n(?=[a-z])", " ", "\n".join(plain)).split("\n")

    assert article("aspire-send-policy.txt").of("p") == wanted


@pytest.mark.parametrize("name", ["tcat-send-policy.txt", "aspire-send-policy.txt"])
def test_the_lists_inside_lists_stay_inside(article, name):
    page = article(name)

    lead_ins = [place for place, (tag, text) in enumerate(page.lines) if leads_in(tag, text)]
    depths = [page.depths[place : place + 9] for place in lead_ins]
    # The first is the last line of its list; after the second two lines of its list go on.
    assert [row[:4] for row in depths] == [[1, 2, 2, 2], [1, 2, 2, 2]]
    assert depths[0][4] == 0
    assert depths[1][4:8] == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tcat-send-policy.txt", "due for review on 31 August 2025"),
        ("aspire-send-policy.txt", "due for review in September 2026"),
    ],
)
def test_the_page_says_that_the_review_is_overdue(article, client, name, says):
    article(name)

    assert says in client.get("/harbour/send-policy/").text
