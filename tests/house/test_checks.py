"""Each check of the house can fail: shown on a line that breaks it and one that does not."""

import pytest

from tests.house import files, locks, sources, templates

HASH = f"--hash=sha256:{'0' * 64}"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("tests/law/test_upn.py", "site/law/upn.py"),
        ("tests/cms/actions/test_publish.py", "cms/actions/publish.py"),
        ("tests/forms/engine/test_checks.py", "forms/engine/checks/looks.py"),
        ("tests/schools/management/test_demo.py", "site/schools/management/commands/demo.py"),
    ],
)
def test_a_test_needs_a_source_at_its_path(name, source):
    assert files.tests_without_source([name, source]) == []
    assert files.tests_without_source([name, "cms/apps.py"]) == [name]


def test_a_vague_name_is_seen():
    names = ["cms/rules/utils.py", "forms/common/x.py", "cms/rules/review.py"]

    assert files.vague_names(names) == names[:2]


def test_a_long_file_is_seen():
    assert files.too_long({"a.py": "x\n" * 401, "b.py": "x\n" * 400}) == ["a.py: 401 lines"]


@pytest.mark.parametrize(
    "line",
    [
        "https://py" + "pi.org/simple",
        "files.python" + "hosted.org",
        "cd /wo" + "rk/main",
        'Path("/ro' + 'ot/x")',
        "/ho" + "me/sam/fourfold",
    ],
)
def test_an_address_of_one_machine_is_seen(line):
    assert files.foreign_addresses({"README.md": f"a\n{line}"}) == [f"README.md:2: {line}"]


@pytest.mark.parametrize(
    "line",
    [
        "/admin/register/",
        "/".join(("class", "work", "load")),
        "https://www.gov.uk/homepage",
        "/home/",
    ],
)
def test_an_address_of_ours_is_not_taken_for_a_machines(line):
    assert files.foreign_addresses({"README.md": line}) == []


@pytest.mark.parametrize(
    "line", ["the pupil's name", "ask the SENCO", "an EHC plan", "SEN support"]
)
def test_a_send_word_in_the_engine_is_seen(line):
    assert sources.send_words({"forms/x.py": line}) == [f"forms/x.py:1: {line}"]


def test_sending_is_no_send_word():
    assert sources.send_words({"forms/x.py": "send(sender, sent)\n# sense, sentence"}) == []


@pytest.mark.parametrize("line", ["User.objects.all()", "row.save()", "Pupil.unscoped.first()"])
def test_a_view_that_touches_rows_is_seen(line):
    assert sources.database_in_views({"cms/views/a.py": line}) == ["cms/views/a.py:1"]
    assert sources.database_in_views({"cms/actions/a.py": line}) == []


def test_the_unscoped_manager_is_seen():
    line = "Pupil.unscoped.all()"

    assert sources.unscoped_rows({"register/queries.py": line}) == ["register/queries.py:1"]
    assert sources.unscoped_rows({"register/conditions.py": line}) == []


@pytest.mark.parametrize(
    "line",
    ["date.today()", "datetime.now(UTC)", "timezone.now()", "f(default=timezone.localdate)",
     "datetime.datetime.now()", "timezone.localdate()"],
)  # fmt: skip
def test_a_look_at_the_clock_is_seen(line):
    assert sources.clock_readings({"cms/a.py": line}) == ["cms/a.py:1"]
    assert sources.clock_readings({"site/schools/clock.py": line}) == []


@pytest.mark.parametrize(
    "line", ["clock.today()", "timezone.localdate(moment)", "date(2026, 9, 1)"]
)
def test_a_given_day_is_no_look_at_the_clock(line):
    assert sources.clock_readings({"cms/a.py": line}) == []


def test_an_import_in_a_function_is_seen():
    text = "import a\ndef f():\n    from b import c"

    assert sources.late_imports({"cms/a.py": text}) == ["cms/a.py:3"]
    assert sources.late_imports({"cms/apps.py": text}) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("cms/a.py", "from register.models import Pupil"),
        ("cms/a.py", "from register import queries"),
        ("site/config/urls.py", "import register.views"),
        ("forms/a.py", "from register import figures"),
        ("cms/a.py", "import register"),
    ],
)
def test_a_look_into_the_register_is_seen(name, line):
    assert len(sources.register_from_outside({name: line})) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("cms/a.py", "from register import figures"),
        ("cms/a.py", "from register.figures import Counts"),
        ("site/config/urls.py", "from register import urls"),
        ("register/a.py", "from register import models"),
    ],
)
def test_the_registers_doors_are_open(name, line):
    assert sources.register_from_outside({name: line}) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>go()</script>",
        "<style>a {}</style>",
        '<p style="color: red">',
        '<a class="{% if x > 1 %}b{% endif %}" onclick="go()">',
    ],
)
def test_an_inline_part_is_seen(markup):
    assert len(templates.inline_parts({"templates/a.html": markup})) == 1


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="{% static "a.js" %}"></script>',
        "{# <script>no()</script> #}",
        '<p class="style" data-on="x">the style= of it</p>',
        '<script type="application/json">{}</script>',
    ],
)
def test_what_is_not_inline_is_left_alone(markup):
    assert templates.inline_parts({"templates/a.html": markup}) == []


@pytest.mark.parametrize(
    "markup",
    [
        '{% include "register/row.html" %}',
        '{% extends "forms/frame.html" %}',
        "{% load static forms_text %}",
        "{% load label from forms_text %}",
    ],
)
def test_a_strangers_template_is_seen(markup):
    found = templates.strangers({"templates/cms/a.html": markup}, libraries={"forms_text": "forms"})

    assert len(found) == 1


@pytest.mark.parametrize(
    "markup",
    [
        '{% include "components/tag.html" %}',
        '{% extends "base.html" %}',
        '{% include "cms/row.html" %}',
        '{% extends "wagtailadmin/base.html" %}',
        "{% load static nonce %}",
    ],
)
def test_own_and_shared_templates_are_no_strangers(markup):
    found = templates.strangers({"templates/cms/a.html": markup}, libraries={"nonce": "site"})

    assert found == []


@pytest.mark.parametrize(
    "line",
    ["django==5.2.19", f"django>=5.2 {HASH}", f"django @ file:///x {HASH}", "--index-url x"],
)
def test_an_unpinned_or_unhashed_package_is_seen(line):
    with pytest.raises(ValueError, match="not a pinned package"):
        locks.pins(line)


def test_a_package_missing_from_the_lock_is_seen():
    project = '[project]\ndependencies = ["django~=5.2.19", "wagtail~=7.4.4"]\n'

    missing = locks.not_locked(project, lock=f"Django==5.1.0 \\\n    {HASH}\n", extra=None)

    assert [text.split(" ")[0] for text in missing] == ["django~=5.2.19", "wagtail~=7.4.4"]
