"""How the house is built: what may know what, what may stand where. Costs seconds, keeps for years.

The checks themselves are in tests/house, and tests/house shows that each can fail.
"""

import tomllib
from io import StringIO
from pathlib import Path

from django.core.management import call_command

import pytest

from forms.actions.load_forms import load_forms
from guard import scope
from law import packs
from tests.house import contracts, files, locks, sources, templates

NAMES = files.kept()
PYTHON = files.read(files.python_of(NAMES))
TEMPLATES = files.read(name for name in NAMES if name.startswith("templates/"))
HTML = {name: text for name, text in TEMPLATES.items() if name.endswith(".html")}
FORM_CONTENT = sorted({str(Path(n).parent) for n in NAMES if Path(n).parent.name == "form_content"})


def text_of(name: str) -> str:
    return (files.ROOT / name).read_text()


def none_of(found: list[str]) -> None:
    """Fail with every find on a line of its own."""
    assert not found, "\n".join(["found:", *found])


def test_site_is_a_folder_and_no_package():
    assert "site/config/urls.py" in NAMES
    assert "site/__init__.py" not in NAMES


@pytest.mark.slow
def test_no_folder_knows_what_it_must_not():
    answer = contracts.check(files.ROOT, paths=(files.ROOT, files.ROOT / "site"))

    assert answer.kept, answer.output


def test_only_the_registers_figures_are_known_outside_it():
    none_of(sources.register_from_outside(PYTHON))


def test_every_test_stands_where_its_source_does():
    none_of(files.tests_without_source(NAMES))


def test_every_name_says_what_is_in_the_file():
    none_of(files.vague_names(NAMES))


def test_no_file_is_too_long_to_read():
    none_of(files.too_long(PYTHON))


def test_the_form_engine_speaks_no_send():
    spoken = {n: t for n, t in PYTHON.items() if n.startswith("forms/")}
    spoken |= {n: t for n, t in TEMPLATES.items() if n.startswith("templates/forms/")}

    assert len(spoken) > 20
    none_of(sources.send_words(spoken))


def test_views_leave_rows_to_queries_and_actions():
    assert any(map(sources.is_view, PYTHON))
    none_of(sources.database_in_views(PYTHON))


def test_only_the_guard_sees_every_row():
    none_of(sources.unscoped_rows(PYTHON))


def test_only_the_clock_knows_what_day_it_is():
    none_of(sources.clock_readings(PYTHON))


def test_no_import_hides_in_a_function():
    none_of(sources.late_imports(PYTHON))


def test_no_file_names_a_registry_or_one_persons_machine():
    none_of(files.foreign_addresses(files.read(NAMES)))


def test_templates_hold_nothing_inline():
    none_of(templates.inline_parts(HTML))


def test_templates_keep_to_their_folder():
    libraries = {
        Path(n).stem: n.split("/")[0] for n in PYTHON if Path(n).parent.name == "templatetags"
    }

    none_of(templates.strangers(HTML, libraries=libraries))


@pytest.mark.parametrize(
    ("lock", "extra"), [("requirements.txt", None), ("requirements-test.txt", "test")]
)
def test_everything_needed_is_locked_with_its_hash(lock, extra):
    none_of(locks.not_locked(text_of("pyproject.toml"), lock=text_of(lock), extra=extra))


def test_the_tests_run_on_the_packages_that_are_served():
    tested = locks.pins(text_of("requirements-test.txt"))
    served = locks.pins(text_of("requirements.txt"))

    assert {n: v for n, v in served.items() if tested.get(n) != v} == {}


def test_every_tool_is_told_the_same_python():
    project = tomllib.loads(text_of("pyproject.toml"))

    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"
    assert project["tool"]["mypy"]["python_version"] == "3.11"


@pytest.mark.django_db
def test_every_model_has_its_migration():
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())


@pytest.mark.parametrize("name", packs.names())
def test_every_rule_pack_can_be_read(name):
    assert packs.load(name).name == name


@pytest.mark.django_db
@pytest.mark.parametrize("folder", FORM_CONTENT)
def test_every_form_that_ships_can_be_published(folder):
    with scope.as_system("the forms that ship are published"):
        versions = load_forms(files.ROOT / folder)

    assert len(versions) == len(list((files.ROOT / folder).glob("*.json")))
