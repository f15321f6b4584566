from datetime import date

from django.core.exceptions import ValidationError

import pytest

from schools.demo_trusts import BEACON, HARBOUR
from schools.models import Trust
from schools.models.trust_choices import Who
from schools.roles import Role


@pytest.mark.parametrize("settings", [HARBOUR, BEACON], ids=["harbour", "beacon"])
@pytest.mark.parametrize("code", sorted({*Role, *Who}))
def test_every_role_and_duty_holder_has_a_word_in_both_trusts(code, settings):
    assert Trust(**settings).word_for(code)


def test_a_trust_without_an_inclusion_lead_calls_on_its_executive():
    assert Trust(**BEACON).word_for(Role.INCLUSION_LEAD) == "CEO"
    assert Trust(**HARBOUR).word_for(Role.INCLUSION_LEAD).startswith("Executive Leader")


def test_words_are_shown_exactly_as_typed():
    trust = Trust(word_senco="  SENDCo & friends")

    assert trust.words.senco == "  SENDCo & friends"
    assert trust.words.concern_notice


def test_an_unknown_code_has_no_word():
    with pytest.raises(LookupError):
        Trust().word_for("CARETAKER")


@pytest.mark.django_db
@pytest.mark.parametrize("settings", [HARBOUR, BEACON], ids=["harbour", "beacon"])
def test_the_demos_settings_pass_the_models_own_checks(settings):
    Trust(**settings).full_clean()


@pytest.mark.parametrize(
    "setting",
    [
        "policy_assurance_body",
        "meeting_lead_secondary",
        "sen_report_coauthor",
        "sen_report_publish_scope",
        "admissions_publish_scope",
        "complaints_publish_mode",
        "dr_trigger",
        "reassessment_requesters",
        "child_protection_policy_owners",
        "safeguarding_extra",
        "pfa_by_phase",
        "eyfs_ofsted_notice",
        "pastoral_prompt",
        "ta_duty",
        "training_partners",
        "local_offer_leads",
        "policy_reviewers",
        "next_review_on",
        "related_policies",
        "policy_numbering",
        "enacting_roles",
    ],
)
def test_the_two_trusts_differ_where_real_trusts_differ(setting):
    assert getattr(Trust(**HARBOUR), setting) != getattr(Trust(**BEACON), setting)


@pytest.mark.django_db
def test_a_list_of_codes_refuses_one_it_does_not_know():
    trust = Trust(**{**HARBOUR, "policy_reviewers": ["CEO", "CARETAKER"]})

    with pytest.raises(ValidationError, match="CARETAKER"):
        trust.full_clean()


@pytest.mark.django_db
def test_a_review_named_by_its_month_needs_a_date_to_fall_due_on():
    trust = Trust(**{**HARBOUR, "next_review_on": None, "next_review_is_month_only": True})

    with pytest.raises(ValidationError, match="last day of the month"):
        trust.full_clean()


@pytest.mark.parametrize(
    ("month_only", "text"), [(True, "September 2026"), (False, "30 September 2026")]
)
def test_the_next_review_reads_as_the_policy_says_it(month_only, text):
    trust = Trust(next_review_on=date(2026, 9, 30), next_review_is_month_only=month_only)

    assert trust.next_review_text == text


def test_lines_typed_into_a_form_become_the_list():
    field = Trust._meta.get_field("related_policies").formfield()

    assert field.clean(" Admissions\r\n\r\nCareers ") == ["Admissions", "Careers"]
    assert field.prepare_value(["Admissions", "Careers"]) == "Admissions\nCareers"
