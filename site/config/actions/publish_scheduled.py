"""Publishing and unpublishing what editors have set a time for."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction

from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger("config.jobs")


def publish_scheduled(moment: datetime) -> str:
    """Do what Wagtail's own command does, each change for itself; a sentence if there was any.

    Wagtail's command ends at the first page whose publishing is refused, and every page after it
    would wait for ever. Here a refused one is logged by its number and tried again next time.
    """
    gone = _each(_expired(moment))
    live = _each(_due(moment))
    said = {
        "published": live[0],
        "taken down": gone[0],
        "refused": live[1] + gone[1],
    }
    return ", ".join(f"{count} {word}" for word, count in said.items() if count)


def _expired(moment: datetime) -> Iterator[tuple[str, Callable[[], object]]]:
    kinds = [Page]
    kinds += [kind for kind in apps.get_models() if _is_draftable(kind)]
    for kind in kinds:
        for thing in kind.objects.filter(live=True, expire_at__lt=moment).order_by("expire_at"):
            yield f"{kind._meta.label} {thing.pk}", _taking_down(thing)


def _is_draftable(kind: type) -> bool:
    return issubclass(kind, DraftStateMixin) and not issubclass(kind, Page)


def _taking_down(thing: DraftStateMixin) -> Callable[[], object]:
    return lambda: thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _due(moment: datetime) -> Iterator[tuple[str, Callable[[], object]]]:
    revisions = Revision.objects.filter(approved_go_live_at__lt=moment)
    for revision in revisions.order_by("approved_go_live_at"):
        yield f"revision {revision.pk}", _publishing(revision)


def _publishing(revision: Revision) -> Callable[[], object]:
    return lambda: revision.publish(log_action="wagtail.publish.scheduled")


def _each(steps: Iterator[tuple[str, Callable[[], object]]]) -> tuple[int, int]:
    """How many steps were done, and how many refused."""
    done = refused = 0
    for what, step in list(steps):
        try:
            with transaction.atomic():
                step()
        except Exception as error:  # noqa: BLE001 - a gate may refuse one page, not the others
            logger.error("%s was refused: %s", what, type(error).__name__)
            refused += 1
        else:
            done += 1
    return done, refused
