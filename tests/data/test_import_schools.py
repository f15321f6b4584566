"""Real files of the Department's register, and a council's extract of it."""

from io import StringIO

from django.core.management import call_command

import pytest

from schools.models import School

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(data_folder):
    def run(name):
        out = StringIO()
        call_command("import_schools", data_folder / "data" / "02-gias" / name, stdout=out)
        return out.getvalue()

    return run


def test_the_eight_real_rows_of_the_140_column_layout_are_read(run):
    said = run("fixtures-dev/gias_subset.csv")

    assert said.endswith("8 schools read: 8 new, 0 changed, 0 as before.\n")
    assert School.objects.get(urn="101077").sen_specialisms == ["SPLD"], "SEN2 after a blank SEN1"
    assert School.objects.get(urn="101173").phase == "SPECIAL"
    assert School.objects.get(urn="100000").phone == "02072831147"
    academy = School.objects.get(urn="137666")
    assert (academy.trust.group_uid, academy.laestab) == ("3104", "878/3106")


def test_the_older_layout_of_133_columns_is_read(run):
    said = run("fixtures-dev/school_data.csv")

    assert "13 schools read: 13 new" in said
    assert "left out: EstablishmentNumber" in said


def test_a_councils_extract_of_103_schools_is_read(run):
    said = run("trafford/trafford_schools_and_colleges.csv")

    assert "103 schools read: 103 new" in said
    provided = School.objects.exclude(resourced_provision="")
    assert provided.count() == 12
    assert School.objects.filter(trust__name="The Dean Trust").count() == 4
    assert not School.objects.exclude(website="").exclude(website__startswith="http").exists()


def test_sixty_schools_with_their_names_taken_away_are_read(run):
    said = run("anonymised-60/gias.csv")

    assert "60 schools read: 60 new" in said


def test_reading_each_file_a_second_time_changes_nothing(run):
    for name in ("fixtures-dev/gias_subset.csv", "trafford/trafford_schools_and_colleges.csv"):
        run(name)

        assert "0 new, 0 changed" in run(name)
