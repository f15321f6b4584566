"""Each import contract is broken by a small house built to break it."""

import shutil

import pytest

from tests.house import contracts, files

FOLDERS = ("cms", "config", "forms", "guard", "law", "localoffer", "register", "schools")
PARTS = ("models", "queries", "actions", "views", "rules", "presenters", "figures", "engine")


@pytest.fixture
def house(tmp_path):
    """A house with every folder and part, all of them empty."""
    for folder in FOLDERS:
        for package in (folder, *(f"{folder}/{part}" for part in PARTS)):
            (tmp_path / package).mkdir()
            (tmp_path / package / "__init__.py").touch()
    shutil.copy(files.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_an_empty_house_breaks_nothing(house):
    answer = contracts.check(house, paths=[house])

    assert answer.kept, answer.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("law/upn", "import schools.models", "knows only the folders to its right"),
        ("forms/widgets", "import register.figures", "knows only the folders to its right"),
        ("law/upn", "import django.utils", "know no Django"),
        ("cms/rules/review", "import wagtail.models", "know no Django"),
        ("forms/engine/schema", "import django", "know no Django"),
        ("cms/presenters/pages", "import register.models", "get its figures"),
        ("config/urls", "import register.queries", "get its figures"),
        ("forms/queries/drafts", "import forms.actions", "Inside a folder"),
        ("guard/models/event", "import guard.views", "Inside a folder"),
    ],
)
def test_a_forbidden_import_is_seen(house, file, line, contract):
    (house / f"{file}.py").write_text(line)

    answer = contracts.check(house, paths=[house])

    assert not answer.kept
    assert contract in " ".join(answer.output.split()).split("Broken contracts")[1]


@pytest.mark.slow
def test_django_is_seen_through_somebody_else(house):
    (house / "schools/rules/posts.py").write_text("import schools.roles")
    (house / "schools/roles.py").write_text("import django.db")

    answer = contracts.check(house, paths=[house])

    assert not answer.kept
    assert "schools.rules.posts -> schools.roles" in answer.output


@pytest.mark.slow
def test_a_circle_is_seen(house):
    (house / "register/actions/close.py").write_text("import register.actions.open")
    (house / "register/actions/open.py").write_text("import register.actions.close")

    answer = contracts.check(house, paths=[house])

    assert not answer.kept
    assert "No cycles are allowed in register.actions" in answer.output
