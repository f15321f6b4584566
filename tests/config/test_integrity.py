"""site/config/integrity.py and `manage.py verify`: what is not whole is said, with exit code 2."""

import io

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from config.backups.databases import kind
from config.integrity import check_all
from guard.registries import integrity_checks
from schools.models import Class
from schools.registry import Registry


def verify():
    said = io.StringIO()
    call_command("verify", stdout=said)
    return said.getvalue()


def test_a_whole_installation_verifies(used):
    assert verify().splitlines() == [
        "database: no problems",
        "audit chains: no problems",
        "private files: no problems",
        "Everything is whole.",
    ]


@pytest.mark.django_db
def test_each_problem_is_named_and_the_command_exits_2(monkeypatch):
    checks = Registry(of="integrity check")
    checks.add("private files", lambda: ["FILE-1 is missing.", "FILE-2 was changed."])
    monkeypatch.setattr("config.integrity.integrity_checks", checks)

    with pytest.raises(CommandError) as refused:
        verify()

    assert refused.value.returncode == 2
    assert str(refused.value).splitlines() == [
        "private files: FILE-1 is missing.",
        "private files: FILE-2 was changed.",
    ]


@pytest.mark.django_db
def test_a_check_that_breaks_is_a_problem_and_the_others_are_still_made(monkeypatch):
    def broken():
        raise ZeroDivisionError("a name")

    checks = Registry(of="integrity check")
    checks.add("first", broken)
    checks.add("second", lambda: ["Something else."])
    monkeypatch.setattr("config.integrity.integrity_checks", checks)

    problems = {checked.name: checked.problems for checked in check_all()}

    assert problems["first"] == ["The check could not be made (ZeroDivisionError)."]
    assert problems["second"] == ["Something else."]


@pytest.mark.django_db
def test_the_audit_trail_and_the_private_files_are_among_the_checks():
    assert {"audit chains", "private files"} <= {name for name, _ in integrity_checks}


def test_a_row_that_points_nowhere_is_a_problem(unused):
    _break_a_reference()

    problems = kind().problems()

    assert len(problems) == 1
    assert "schools_class" in problems[0]


def _break_a_reference():
    """What a repair by hand with the checks off leaves behind."""
    if connection.vendor == "sqlite":
        connection.disable_constraint_checking()
        Class.objects.create(school_id=999, name="Otters", academic_year="2026/27")
        connection.enable_constraint_checking()
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE schools_class ADD CONSTRAINT added_by_hand "
            "FOREIGN KEY (school_id) REFERENCES schools_school (id) NOT VALID"
        )
