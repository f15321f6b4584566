"""Versions: numbered, never changed, one for each content."""

import json

from django.db import models

import pytest

from forms.actions.load_forms import load_forms
from forms.actions.publish_version import publish_version
from forms.engine.problems import SchemaError
from forms.models import FormDefinition, FormVersion
from tests.forms.conftest import FORMS

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(rooms):
    return json.loads((FORMS / "lend-a-key.json").read_text())


def publish(document):
    return publish_version(json.dumps(document), by=None)


def test_a_changed_form_is_the_next_version(key):
    first = publish(key)
    second = publish(key | {"title": "Lend out a key"})

    assert (first.number, second.number) == (1, 2)
    assert FormDefinition.objects.get().current == second
    assert first.form.title == "Lend a key"


def test_the_same_content_written_otherwise_is_no_new_version(key):
    first = publish(key)

    assert publish_version(json.dumps(key, indent=8, sort_keys=True), by=None) == first


def test_going_back_to_an_old_content_is_a_version_of_its_own(key):
    publish(key)
    publish(key | {"title": "Lend out a key"})

    assert publish(key).number == 3


def test_a_published_version_can_be_neither_changed_nor_deleted(key):
    version = publish(key)
    version.text = "{}"

    for attempt in (
        version.save,
        version.delete,
        lambda: FormVersion.objects.update(text="{}"),
        lambda: FormVersion.objects.all().delete(),
    ):
        with pytest.raises(TypeError):
            attempt()
    with pytest.raises(models.ProtectedError):
        version.definition.delete()


def test_the_forms_of_a_folder_are_loaded_once(rooms):
    first = load_forms(FORMS)

    assert load_forms(FORMS) == first
    assert FormVersion.objects.count() == 2


def test_one_wrong_form_in_a_folder_stops_them_all_and_is_named(rooms, tmp_path, key):
    (tmp_path / "a.json").write_text(json.dumps(key))
    (tmp_path / "b.json").write_text(json.dumps(key | {"slug": "b", "sections": []}))

    with pytest.raises(SchemaError, match="b.json: sections"):
        load_forms(tmp_path)

    assert not FormDefinition.objects.exists()
