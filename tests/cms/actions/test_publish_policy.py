import pytest

from cms.actions.publish_policy import Outcome, publish_policy
from cms.errors import PolicyFileError
from cms.models import PolicyPage
from cms.rules.policy_text import read_policy

TEXT = "Our policy\nVersion: 3\nApproved on: 1 May 2026\n# Aims\nWe listen.\n# Duties\n· One\n"


@pytest.fixture
def publish(trust):
    def published(text, digest):
        return publish_policy(trust, document=read_policy(text), digest=digest)

    return published


def test_a_policy_becomes_a_published_page_of_the_trust(publish):
    page = publish(TEXT, "a").page

    assert page.live
    assert page.url == "/harbour/send-policy/"
    assert (page.title, page.version_label, str(page.approved_on)) == (
        "Our policy",
        "3",
        "2026-05-01",
    )
    assert [block.value["heading"] for block in page.sections] == ["Aims", "Duties"]


def test_the_same_file_again_makes_neither_page_nor_revision(publish):
    publish(TEXT, "a")

    again = publish(TEXT, "a")

    assert again.outcome is Outcome.UNCHANGED
    assert PolicyPage.objects.count() == 1
    assert again.page.revisions.count() == 1


def test_words_edited_since_are_not_undone_by_the_same_file(publish):
    page = publish(TEXT, "a").page
    page.introduction = "<p>Edited.</p>"
    page.save_revision().publish()

    assert publish(TEXT, "a").page.introduction == "<p>Edited.</p>"


def test_another_file_becomes_a_new_version_of_the_same_page(publish):
    first = publish(TEXT, "a").page

    second = publish(TEXT.replace("We listen", "We act"), "b")

    assert second.outcome is Outcome.UPDATED
    assert second.page.pk == first.pk
    assert second.page.revisions.count() == 2
    assert "We act" in second.page.sections[0].value["text"].source


def test_a_draft_that_was_waiting_is_kept_and_told(publish):
    page = publish(TEXT, "a").page
    page.title = "Waiting"
    page.save_revision()

    published = publish(TEXT + "· Two\n", "b")

    assert published.had_draft
    assert published.page.title == "Our policy"
    assert "Waiting" in {revision.content["title"] for revision in page.revisions.all()}


def test_a_text_without_headings_writes_nothing(publish):
    with pytest.raises(PolicyFileError, match="No headings"):
        publish("one line of words that says nothing much.", "a")

    assert not PolicyPage.objects.exists()
