"""What a trust calls its documents, and the phrases in which trusts differ (domain.md 7.2)."""

from django.db import models

CONCERN_NOTICE = (
    "Is a child at risk of harm? Tell the designated safeguarding lead now, in person or by phone. "
    "This form is about learning; it is not read at once and is not the place for it."
)


class TrustPapers(models.Model):
    """Names of documents and turns of phrase; each is shown exactly as typed."""

    word_policy = models.CharField(
        "the SEND policy is called", max_length=80, default="SEND policy"
    )
    word_register = models.CharField(
        "the SEND register is called", max_length=60, default="SEND register"
    )
    word_support_plan = models.CharField(
        "a pupil's plan on SEND support is called", max_length=60, default="support plan"
    )
    word_admissions_policy = models.CharField(
        "the admissions policy is called", max_length=80, default="admissions policy"
    )
    word_complaints_policy = models.CharField(
        "the complaints policy is called", max_length=80, default="complaints policy"
    )
    word_accessibility_plan = models.CharField(
        "the accessibility plan is called", max_length=80, default="accessibility plan"
    )
    word_careers_policy = models.CharField(
        "the careers policy is called", max_length=80, default="careers policy"
    )
    word_child_protection_policy = models.CharField(
        "the child protection policy is called", max_length=100, default="child protection policy"
    )
    word_physical_intervention_document = models.CharField(
        "the document on physical intervention is called",
        max_length=80,
        default="physical intervention policy",
    )
    word_cpd_document = models.CharField(
        "the document on staff training is called", max_length=80, default="training policy"
    )
    word_confidentiality_document = models.CharField(
        "the document on pupils' confidentiality is called",
        max_length=80,
        blank=True,
        help_text="Leave empty if the trust has none.",
    )
    word_data_protection_document = models.CharField(
        "the data protection policy is called", max_length=80, default="data protection policy"
    )
    word_records_document = models.CharField(
        "the document on keeping records is called",
        max_length=80,
        default="records management policy",
    )
    word_curriculum = models.CharField(
        "the curriculum all pupils study is called", max_length=80, default="full curriculum"
    )
    word_specialist_assessment = models.CharField(
        "assessments by specialists are called", max_length=120, default="specialist assessments"
    )
    word_top_up_funding = models.CharField(
        "funding above the school's own share is called", max_length=120, default="top-up funding"
    )
    word_plan_named_qualifier = models.CharField(
        "admitting a child whose plan names the school: words added",
        max_length=120,
        blank=True,
        help_text="Leave empty if the trust adds nothing: the duty to admit has no exception.",
    )
    word_concern_notice = models.TextField(
        "sentence at the top of the concern form",
        default=CONCERN_NOTICE,
        help_text="Who is told, now and not here, when a child is at risk.",
    )

    class Meta:
        abstract = True
