"""site/config/actions/publish_scheduled.py: what was set for a time appears and goes then."""

from datetime import timedelta

from wagtail.models import Page, Revision

import pytest
import time_machine

from config.actions.publish_scheduled import publish_scheduled
from schools.clock import now

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def page_set_for(moment, *, title):
    page = Page.get_first_root_node().add_child(
        instance=Page(title=title, slug=title.lower(), live=False)
    )
    page.go_live_at = moment
    page.save_revision().publish()
    return page


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_a_page_whose_time_has_come_is_published_once():
    page = page_set_for(now() + HOUR, title="Later")
    assert publish_scheduled(now()) == ""
    assert not is_live(page)

    with time_machine.travel(now() + 2 * HOUR, tick=False):
        assert publish_scheduled(now()) == "1 published"
        assert publish_scheduled(now()) == ""

    assert is_live(page)


def test_a_page_whose_time_is_over_is_taken_down():
    page = page_set_for(None, title="Over")
    Page.objects.filter(pk=page.pk).update(expire_at=now() - HOUR)

    assert publish_scheduled(now()) == "1 taken down"
    assert not is_live(page)


def test_a_page_that_is_refused_does_not_hold_up_the_next(monkeypatch, caplog):
    first, second = (page_set_for(now() + HOUR, title=title) for title in ("First", "Second"))
    publish = Revision.publish

    def gate(self, *args, **kwargs):
        if self.object_id == str(first.pk):
            raise PermissionError("The title of a page")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", gate)

    with time_machine.travel(now() + 2 * HOUR, tick=False):
        assert publish_scheduled(now()) == "1 published, 1 refused"

    assert (is_live(first), is_live(second)) == (False, True)
    assert "PermissionError" in caplog.text
    assert "title" not in caplog.text
