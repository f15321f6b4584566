"""Forms as files: in, out, and what is refused."""

import json

from django.core.management import CommandError, call_command

import pytest

from forms.models import FormDefinition, FormVersion
from tests.forms.conftest import FORMS

pytestmark = pytest.mark.django_db
KEY = FORMS / "lend-a-key.json"


@pytest.fixture
def key():
    return json.loads(KEY.read_text())


def put(folder, document):
    file = folder / "form.json"
    file.write_text(document if isinstance(document, str) else json.dumps(document))
    return str(file)


def test_a_form_in_a_file_becomes_what_people_fill_in(rooms):
    call_command("form_import", str(KEY))

    definition = FormDefinition.objects.get(slug="lend-a-key")
    assert definition.current.number == 1
    assert definition.form.title == "Lend a key"


def test_the_same_file_twice_makes_one_version(rooms):
    call_command("form_import", str(KEY))
    call_command("form_import", str(KEY))

    assert FormVersion.objects.count() == 1


def test_a_dry_run_writes_nothing(rooms, capsys):
    call_command("form_import", str(KEY), "--dry-run")

    assert "could be published" in capsys.readouterr().out
    assert not FormDefinition.objects.exists()


def test_an_exported_form_imported_again_is_the_same_version(rooms, tmp_path, capsys):
    call_command("form_import", str(KEY))
    capsys.readouterr()
    call_command("form_export", "lend-a-key")

    call_command("form_import", put(tmp_path, capsys.readouterr().out))

    assert FormVersion.objects.count() == 1


def wrong_type(form):
    form["sections"][0]["questions"][0]["type"] = "CRYSTAL_BALL"


def look_ahead(form):
    form["sections"][0]["show_if"] = {"question": "back_on", "answered": True}


def unknown_gate(form):
    form["requires"] = {"record": "moon", "verb": "CREATE"}


def reserved_section(form):
    form["sections"][0]["id"] = "check"


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (wrong_type, "sections[0].questions[0].type"),
        (look_ahead, "sections[0].show_if"),
        (unknown_gate, "requires.record"),
        (reserved_section, "sections[0].id"),
    ],
    ids=[
        "an unknown question type",
        "a condition on a later question",
        "an unknown record",
        "check",
    ],
)
def test_a_form_that_cannot_work_is_refused_with_place_and_remedy(
    rooms, tmp_path, key, spoil, where
):
    spoil(key)

    with pytest.raises(CommandError) as refused:
        call_command("form_import", put(tmp_path, key))

    assert refused.value.returncode == 2
    assert where in str(refused.value)
    assert "nothing was written" in str(refused.value)
    assert not FormDefinition.objects.exists()


@pytest.mark.parametrize(
    ("spoilers", "count"),
    [([wrong_type], "1 problem,"), ([wrong_type, unknown_gate], "2 problems,")],
    ids=["one", "two"],
)
def test_the_problems_of_a_form_are_counted_in_words_that_fit(
    rooms, tmp_path, key, spoilers, count
):
    for spoil in spoilers:
        spoil(key)

    with pytest.raises(CommandError, match=count):
        call_command("form_import", put(tmp_path, key))


@pytest.mark.parametrize("text", ["", "   ", "{", "[]", '{"slug": 1}', "null"])
def test_a_file_that_is_no_form_is_refused(rooms, tmp_path, text):
    for command in ("form_import", "form_lint"):
        with pytest.raises(CommandError) as refused:
            call_command(command, put(tmp_path, text))

        assert refused.value.returncode == 2


def test_a_file_that_is_not_there_is_said_to_be_missing(rooms, tmp_path):
    with pytest.raises(CommandError, match="cannot be read") as refused:
        call_command("form_import", str(tmp_path / "nothing.json"))

    assert refused.value.returncode == 2


def test_lint_finds_a_form_by_its_name(rooms, capsys):
    call_command("form_import", str(KEY))

    call_command("form_lint", "lend-a-key")

    assert "nothing that stops it" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["form_lint", "form_export"])
def test_a_name_nobody_gave_is_answered_with_the_names_there_are(rooms, command):
    call_command("form_import", str(KEY))

    with pytest.raises(CommandError, match="lend-a-key") as refused:
        call_command(command, "nothing")

    assert refused.value.returncode == 2
