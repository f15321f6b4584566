"""A private model that something could see behind the guard stops the site from starting."""

from typing import ClassVar

from django.db import models

from wagtail.models import RevisionMixin
from wagtail.search.index import Indexed
from wagtail.snippets.views.snippets import SnippetViewSet

import pytest

from guard.checks import check_private_models, errors_of
from guard.models import PrivateModel
from tests.guard.sample import Child, Note


class Nameless(PrivateModel):
    class Meta(PrivateModel.Meta):
        app_label = "guardsample"


class Searched(Indexed, PrivateModel):
    record: ClassVar[str] = "SEARCHED"

    class Meta(PrivateModel.Meta):
        app_label = "guardsample"


class Revised(RevisionMixin, PrivateModel):
    record: ClassVar[str] = "REVISED"

    class Meta(PrivateModel.Meta):
        app_label = "guardsample"


class Open(PrivateModel):
    record: ClassVar[str] = "OPEN"

    objects = models.Manager()

    class Meta:
        app_label = "guardsample"


class Plain(PrivateModel):
    record: ClassVar[str] = "PLAIN"

    class Meta(PrivateModel.Meta):
        app_label = "guardsample"


Plain.snippet_viewset = SnippetViewSet(model=Plain)


@pytest.mark.parametrize(
    ("model", "number"),
    [
        (Nameless, "guard.E001"),
        (Searched, "guard.E002"),
        (Revised, "guard.E002"),
        (Open, "guard.E003"),
        (Plain, "guard.E004"),
    ],
)
def test_the_mistake_is_named(model, number):
    assert number in {error.id for error in errors_of(model)}


@pytest.mark.parametrize("model", [Child, Note])
def test_a_model_built_as_meant_passes(model):
    assert list(errors_of(model)) == []


def test_the_house_as_it_stands_passes():
    assert check_private_models(None) == []
