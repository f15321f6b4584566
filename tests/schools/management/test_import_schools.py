import csv
from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from schools.models import Authority, School, Trust
from schools.registries import public_changed
from tests.factories.schools import AuthorityFactory, SchoolFactory, TrustFactory

pytestmark = pytest.mark.django_db
ROW = {
    "URN": "900501",
    "LA (code)": "998",
    "LA (name)": "Saltmere",
    "EstablishmentNumber": "42",
    "EstablishmentName": "Osier Primary School",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "3",
    "StatutoryHighAge": "11",
    "OpenDate": "01-09-2011",
    "SchoolWebsite": "www.osier.example",
    "TelephoneNum": "1632960111",
    "Trusts (code)": "7001",
    "Trusts (name)": "WILLOW TRUST",
    "SEN1 (name)": "SLCN - Speech, language and Communication",
}


@pytest.fixture
def run(tmp_path):
    def run(*rows, **options):
        path = tmp_path / "gias.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(ROW))
            writer.writeheader()
            writer.writerows({**ROW, **row} for row in rows)
        out = StringIO()
        call_command("import_schools", path, stdout=out, **options)
        return out.getvalue()

    return run


def refusal(run, *rows, **options):
    with pytest.raises(CommandError) as refused:
        run(*rows, **options)
    assert refused.value.returncode == 2
    assert not School.objects.exists()
    assert not Trust.objects.exists()
    assert not Authority.objects.exists()
    return str(refused.value)


def test_a_school_its_trust_and_its_authority_are_made(run):
    said = run({})

    school = School.objects.get()
    assert said == "1 schools read: 1 new, 0 changed, 0 as before.\n"
    assert (school.urn, school.laestab, school.slug) == (
        "900501",
        "998/0042",
        "osier-primary-school",
    )
    assert school.website == "https://www.osier.example"
    assert school.phone == "01632960111"
    assert school.sen_specialisms == ["SLCN"]
    assert (school.trust.name, school.trust.group_uid, school.trust.slug) == (
        "WILLOW TRUST",
        "7001",
        "willow-trust",
    )
    assert school.authority.name == "Saltmere"


def test_reading_the_same_file_again_changes_nothing(run):
    run({})

    assert run({}) == "1 schools read: 0 new, 0 changed, 1 as before.\n"


def test_a_changed_cell_changes_the_school_and_an_empty_one_does_not(run):
    run({})

    run({"EstablishmentName": "Osier Academy", "TelephoneNum": ""})

    school = School.objects.get()
    assert (school.name, school.phone) == ("Osier Academy", "01632960111")
    assert school.slug == "osier-primary-school", "addresses of pages stay"


def test_a_dry_run_shows_the_difference_and_writes_nothing(run):
    run({})

    said = run({"TelephoneNum": "1632960222"}, {"URN": "900502"}, dry_run=True)

    assert "~ 900501 Osier Primary School: phone “01632960111” → “01632960222”" in said
    assert "+ 900502 Osier Primary School" in said
    assert "2 schools read: 1 would be new, 1 would be changed, 0 as before." in said
    assert School.objects.get().phone == "01632960111"


def test_two_schools_of_one_name_get_two_addresses(run):
    run({}, {"URN": "900502"})

    assert set(School.objects.values_list("slug", flat=True)) == {
        "osier-primary-school",
        "osier-primary-school-2",
    }


def test_a_trust_is_found_by_its_number_then_by_its_name(run):
    by_number = TrustFactory(group_uid="7001", name="Renamed since")
    by_name = TrustFactory(name="Willow Trust")

    run({}, {"URN": "900502", "Trusts (code)": ""})

    assert School.objects.get(urn="900501").trust == by_number
    assert School.objects.get(urn="900502").trust == by_name


def test_every_school_can_be_put_into_one_trust(run):
    harbour = TrustFactory(slug="harbour")

    run({}, trust="harbour")

    assert School.objects.get().trust == harbour
    assert Trust.objects.count() == 1


def test_a_trust_that_is_not_here_is_refused(run):
    assert "no trust “nowhere”" in refusal(run, {}, trust="nowhere")


def test_a_school_that_changes_trust_is_told_to_both(run, monkeypatch):
    told = []
    monkeypatch.setitem(public_changed._entries, "test", told.append)
    old = SchoolFactory(urn="900501", authority=AuthorityFactory(code="998")).trust

    run({})

    new = School.objects.get().trust
    assert told == [{old.pk, new.pk}]


def test_every_wrong_cell_of_the_file_is_named_at_once_and_nothing_is_written(run):
    said = refusal(
        run,
        {},
        {"URN": ""},
        {"URN": "900501"},
        {"URN": "900503", "OpenDate": "31-02-2011"},
        {"URN": "900504", "EstablishmentName": "x" * 161},
    )

    assert "row 3, URN: is empty. Fill it in." in said
    assert "row 4, URN: “900501” is in row 2 already. Keep one of the two." in said
    assert "row 5, OpenDate: “31-02-2011”" in said
    assert said.endswith("3 to put right; nothing was written.")


def test_a_name_too_long_for_its_place_is_refused_with_its_row(run):
    assert "row 2, EstablishmentName:" in refusal(run, {"EstablishmentName": "x" * 161})


def test_a_row_with_a_cell_too_many_is_refused(tmp_path):
    path = tmp_path / "gias.csv"
    path.write_text("URN,LA (code),EstablishmentName\n900501,998,Osier, Primary\n")

    with pytest.raises(CommandError, match="row 2, the whole row: has 4 cells"):
        call_command("import_schools", path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("URN,LA (code),EstablishmentName\n", "a header and no school"),
        ("a,b\n1,2\n", "no column URN, EstablishmentName, LA"),
    ],
)
def test_a_file_that_is_none_of_ours_gets_one_message(content, words, tmp_path):
    path = tmp_path / "gias.csv"
    path.write_text(content)

    with pytest.raises(CommandError, match=words) as refused:
        call_command("import_schools", path)

    assert refused.value.returncode == 2


def test_what_is_left_out_is_said_once_for_each_column(run):
    said = run({"SchoolWebsite": "url1"}, {"URN": "900502", "SchoolWebsite": "url2"})

    assert "left out: SchoolWebsite, row 2: “url1” is not a web address. " in said
    assert "(and 1 more rows)" in said


def test_what_is_left_out_is_said_with_a_remedy_of_a_refused_file_too(tmp_path):
    path = tmp_path / "gias.csv"
    path.write_text(
        "URN,LA (code),EstablishmentName,EstablishmentNumber,UKPRN\n"
        "900501,998,Osier,21313,20001234\n"
        "90050,998,Alder,42,10001234\n"
    )

    with pytest.raises(CommandError) as refused:
        call_command("import_schools", path)

    said = str(refused.value)
    assert "row 3, URN: “90050”" in said
    assert "left out: EstablishmentNumber, row 2: “21313” is not four digits. Write" in said
    assert "left out: UKPRN, row 2: “20001234” is not a UKPRN: A UKPRN begins with 1. Write" in said
    assert said.endswith("1 to put right; nothing was written.")


def test_a_phase_the_file_does_not_state_does_not_wipe_out_the_one_we_know(run):
    run({})

    run({"PhaseOfEducation (name)": "", "StatutoryLowAge": "", "StatutoryHighAge": ""})

    assert School.objects.get().phase == "PRIMARY"
