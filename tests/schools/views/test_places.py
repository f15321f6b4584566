from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest
import time_machine

from schools.demo_trusts import HARBOUR
from schools.django_forms.places import TRUST_PARTS, TrustForm
from schools.models import NonSchoolDay, Term, Trust
from schools.registries import public_changed
from schools.roles import Role
from tests.factories.schools import SchoolFactory, UserFactory, holding

pytestmark = pytest.mark.django_db
TRUST_LEADERS = {Role.CEO, Role.INCLUSION_LEAD}
SCHOOL_KEEPERS = {Role.HEAD, Role.OFFICE, Role.CEO}
NOT_SETTINGS = {"id", "slug", "group_uid", "company_number", "is_invented"}


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-11-23 09:00", tick=False):
        yield


@pytest.fixture
def school():
    return SchoolFactory(name="Tidewater", trust=Trust.objects.create(**HARBOUR))


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setitem(public_changed._entries, "test", told.append)
    return told


def sign_in(client, role, school):
    client.force_login(holding(role, school=school))


def filled_in(trust, **changes):
    """The trust's form as a browser would send it back."""
    form = TrustForm(instance=trust)
    data = {}
    for field in form:
        value = form.initial.get(field.name)
        value = field.field.prepare_value(value)
        if value is True:
            data[field.name] = "on"
        elif value not in (False, None) and field.name != "logo":
            data[field.name] = value
    return {**data, **changes}


def addresses(school):
    return {
        "trust": reverse("schools_trust", args=[school.trust_id]),
        "school": reverse("schools_school", args=[school.pk]),
        "calendar": reverse("schools_calendar", args=[school.pk]),
    }


@pytest.mark.parametrize("role", list(Role))
def test_each_place_opens_to_those_who_keep_it(role, client, school):
    sign_in(client, role, school)
    keeps_any = role in TRUST_LEADERS | SCHOOL_KEEPERS
    refused = 404 if keeps_any else 403
    expected = {
        "trust": 200 if role in TRUST_LEADERS else refused,
        "school": 200 if role in SCHOOL_KEEPERS else refused,
        "calendar": 200 if role in SCHOOL_KEEPERS else refused,
    }

    found = {name: client.get(address).status_code for name, address in addresses(school).items()}

    assert found == expected
    assert client.get(reverse("schools_places")).status_code == (200 if keeps_any else 403)


@pytest.mark.parametrize("role", sorted(TRUST_LEADERS | SCHOOL_KEEPERS))
def test_nobody_changes_a_place_of_another_trust(role, client, school):
    other = SchoolFactory(name="Lark Hill")
    term = Term.objects.create(
        school=other,
        academic_year="2026/27",
        name="Autumn 1",
        first_day=date(2026, 9, 2),
        last_day=date(2026, 10, 23),
    )
    remove = reverse("schools_term_remove", args=[other.pk, term.pk])
    sign_in(client, role, school)

    for address in (*addresses(other).values(), remove):
        answer = client.post(address, {"name": "Taken over", "town": "Nowhere"})
        assert answer.status_code == 404

    name = other.trust.name
    other.refresh_from_db()
    other.trust.refresh_from_db()
    assert (other.trust.name, other.town) == (name, "")
    assert Term.objects.filter(pk=term.pk).exists()


def test_a_term_of_another_school_is_not_removed_through_ones_own(client, school):
    other = SchoolFactory()
    closure = NonSchoolDay.objects.create(school=other, on=date(2026, 11, 24), kind="INSET")
    sign_in(client, Role.HEAD, school)

    answer = client.post(reverse("schools_closure_remove", args=[school.pk, closure.pk]))

    assert answer.status_code == 404
    assert NonSchoolDay.objects.filter(pk=closure.pk).exists()


def test_every_setting_of_a_trust_is_on_its_form_once():
    names = [name for _, _, part in TRUST_PARTS for name in part]

    assert sorted(names) == sorted(
        {field.name for field in Trust._meta.get_fields() if field.concrete} - NOT_SETTINGS
    )


def test_a_trust_saved_as_it_was_stays_as_it_was(client, school, told):
    sign_in(client, Role.CEO, school)
    before = Trust.objects.filter(pk=school.trust_id).values().get()

    answer = client.post(addresses(school)["trust"], filled_in(school.trust))

    assert answer.status_code == 302, answer.context["form"].errors
    assert Trust.objects.filter(pk=school.trust_id).values().get() == before


def test_a_changed_word_and_rule_are_saved_and_told(client, school, told):
    sign_in(client, Role.INCLUSION_LEAD, school)
    form = filled_in(
        school.trust,
        word_senco="SENDCo",
        policy_reviewers=["CEO", "LOCAL_BODY"],
        related_policies="Admissions\nCareers",
        next_review_on="31/08/2027",
    )

    client.post(addresses(school)["trust"], form)

    trust = Trust.objects.get()
    assert trust.words.senco == "SENDCo"
    assert trust.policy_reviewers == ["CEO", "LOCAL_BODY"]
    assert trust.related_policies == ["Admissions", "Careers"]
    assert trust.next_review_on == date(2027, 8, 31)
    assert told == [{trust.pk}]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": "#ffdd00"}, "Choose a darker one"),
        ({"colour": "blue"}, "six digits"),
        ({"meetings_per_year": "0"}, "greater than or equal to 1"),
        ({"policy_reviewers": ["CARETAKER"]}, "not one of the available choices"),
        ({"next_review_on": "08/31/2027"}, "dd/mm/yyyy"),
        (
            {"logo": SimpleUploadedFile("logo.png", b"MZ\x90", content_type="image/png")},
            "not an image",
        ),
    ],
    ids=["light", "no colour", "number", "code", "date", "executable"],
)
def test_a_wrong_setting_is_named_and_nothing_is_saved(changes, words, client, school, told):
    sign_in(client, Role.CEO, school)

    answer = client.post(
        addresses(school)["trust"], filled_in(school.trust, word_senco="SENDCo", **changes)
    )

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Trust.objects.get().words.senco == "SENCO"
    assert told == []


def test_a_schools_numbers_name_and_trust_are_not_its_own_to_change(client, school, told):
    sign_in(client, Role.HEAD, school)
    other = SchoolFactory().trust

    client.post(
        addresses(school)["school"],
        {"town": "Saltmere", "urn": "123456", "name": "Taken", "trust": other.pk, "slug": "x"},
    )

    before = (school.urn, school.name, school.trust_id, school.slug)
    school.refresh_from_db()
    assert school.town == "Saltmere"
    assert (school.urn, school.name, school.trust_id, school.slug) == before
    assert told == [{school.trust_id}]


def test_ages_the_wrong_way_round_are_refused(client, school):
    sign_in(client, Role.OFFICE, school)

    answer = client.post(addresses(school)["school"], {"low_age": "11", "high_age": "4"})

    assert answer.status_code == 422
    assert "lowest age" in answer.content.decode()


def test_an_authority_that_two_trusts_show_is_kept_by_neither(client, school):
    address = reverse("schools_authority", args=[school.authority_id])
    sign_in(client, Role.CEO, school)
    assert client.get(address).status_code == 200

    SchoolFactory(authority=school.authority)

    assert client.get(address).status_code == 404
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(address).status_code == 200


def test_an_authoritys_address_is_told_to_the_trusts_that_show_it(client, school, told):
    sign_in(client, Role.CEO, school)

    client.post(
        reverse("schools_authority", args=[school.authority_id]),
        {"local_offer_url": "https://localoffer.saltmere.example/"},
    )

    school.authority.refresh_from_db()
    assert school.authority.local_offer_url == "https://localoffer.saltmere.example/"
    assert told == [{school.trust_id}]


def term(**given):
    fields = {"name": "Autumn 2", "first_day": "02/11/2026", "last_day": "18/12/2026"}
    return {f"term-{name}": value for name, value in {**fields, **given}.items()}


def test_a_half_term_is_added_with_its_academic_year_and_removed(client, school, told):
    sign_in(client, Role.OFFICE, school)

    client.post(addresses(school)["calendar"], term())

    row = Term.objects.get()
    assert (row.school, row.academic_year) == (school, "2026/27")
    client.post(reverse("schools_term_remove", args=[school.pk, row.pk]))
    assert not Term.objects.exists()
    assert told == [{school.trust_id}] * 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"last_day": "01/11/2026"}, "last day lies before the first"),
        ({"last_day": "01/09/2027"}, "one academic year"),
        ({"first_day": "20/10/2026"}, "overlaps Autumn 1 2026/27"),
        ({"first_day": "soon"}, "dd/mm/yyyy"),
    ],
)
def test_a_half_term_that_cannot_be_is_refused_with_what_to_do(given, words, client, school):
    sign_in(client, Role.HEAD, school)
    calendar = addresses(school)["calendar"]
    client.post(calendar, term(name="Autumn 1", first_day="02/09/2026", last_day="23/10/2026"))

    answer = client.post(calendar, term(**given))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Term.objects.count() == 1


def test_a_day_without_pupils_is_added_once_and_never_at_a_weekend(client, school):
    sign_in(client, Role.HEAD, school)
    calendar = addresses(school)["calendar"]

    def add(day):
        return client.post(calendar, {"closure-closed_on": day, "closure-kind": "CLOSURE"})

    assert add("24/11/2026").status_code == 302
    assert "in the list already" in add("24/11/2026").content.decode()
    assert "weekend" in add("28/11/2026").content.decode()
    row = NonSchoolDay.objects.get()
    client.post(reverse("schools_closure_remove", args=[school.pk, row.pk]))
    assert not NonSchoolDay.objects.exists()


def test_a_school_without_terms_says_what_that_stops(client, school):
    sign_in(client, Role.HEAD, school)

    assert "cannot be worked out" in client.get(addresses(school)["calendar"]).content.decode()
