"""What a trust decides for itself (domain.md 7.2): who leads, what is said, how often."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from schools.models.lists import CodeList
from schools.models.trust_choices import (
    AssuranceBody,
    Coauthor,
    Leader,
    MeetingLead,
    ResolutionTrigger,
    SafeguardingItem,
    Who,
)
from schools.models.trust_clocks import TrustClocks
from schools.models.trust_publishing import TrustPublishing


class TrustLeads(models.Model):
    """Who carries which duty."""

    policy_assurance_body = models.CharField(
        "who makes sure the policy is carried out fairly",
        max_length=12,
        choices=AssuranceBody.choices,
        default=AssuranceBody.TRUST_BOARD,
    )
    local_body_at_every_school = models.BooleanField(
        "every school has a local body",
        default=True,
        help_text="If not, texts say “where it exists” or “where delegated”.",
    )
    enacting_roles = CodeList("who carries the policy out", of=Who.choices)
    policy_reviewers = CodeList("who reviews the SEND policy", of=Who.choices)
    child_protection_policy_owners = CodeList(
        "who keeps the child protection policy right", of=Who.choices
    )
    training_partners = CodeList("who plans staff training", of=Who.choices)
    local_offer_leads = CodeList("who works with the authority on its Local Offer", of=Who.choices)
    sen_report_coauthor = models.CharField(
        "who writes the SEN information report with the SENCO",
        max_length=16,
        choices=Coauthor.choices,
        default=Coauthor.HEAD,
    )
    reassessment_requesters = CodeList(
        "who asks the authority to assess a pupil again",
        of=Who.choices,
        help_text=(
            "The Act names the parent, the young person and the school's proprietor or principal; "
            "this is who acts for the school."
        ),
    )
    annual_review_lead = models.CharField(
        "who leads annual reviews", max_length=6, choices=Leader.choices, default=Leader.SCHOOL
    )

    class Meta:
        abstract = True


class TrustCasework(models.Model):
    """How meetings, complaints and safeguarding are handled."""

    meeting_lead_primary = models.CharField(
        "who leads meetings with parents, nursery and primary",
        max_length=20,
        choices=MeetingLead.choices,
        default=MeetingLead.TEACHER_WITH_SENCO,
    )
    meeting_lead_secondary = models.CharField(
        "who leads meetings with parents, secondary",
        max_length=20,
        choices=MeetingLead.choices,
        default=MeetingLead.SENCO,
    )
    meetings_per_year = models.PositiveSmallIntegerField(
        "meetings with parents in a year",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="For each pupil on SEND support. The code of practice asks for at least three.",
    )
    dr_trigger = models.CharField(
        "the authority is told of a serious complaint",
        max_length=16,
        choices=ResolutionTrigger.choices,
        default=ResolutionTrigger.AFTER_PROCEDURES,
        help_text="So that the parent is offered disagreement resolution.",
    )
    safeguarding_extra = CodeList(
        "what the policy says on safeguarding", of=SafeguardingItem.choices
    )
    pastoral_prompt = models.BooleanField(
        "ask about pastoral support when a need is recorded", default=False
    )
    ta_duty = models.BooleanField(
        "teachers work constructively with assistants",
        default=False,
        help_text="The policy names it as a duty of class teachers.",
    )
    pfa_by_phase = models.BooleanField(
        "preparing for adulthood has a list for each phase",
        default=False,
        help_text="If not, every school shows the same list.",
    )
    careers_from_year = models.PositiveSmallIntegerField(
        "independent careers guidance from year",
        default=7,
        validators=[MinValueValidator(7), MaxValueValidator(9)],
        help_text="The law says Year 7 (Education Act 1997, section 42A).",
    )

    class Meta:
        abstract = True


class TrustRules(TrustLeads, TrustCasework, TrustPublishing, TrustClocks):
    """The settings in which the trusts we know differ; each has a stated default."""

    class Meta:
        abstract = True
