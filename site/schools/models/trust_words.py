"""What a trust calls its people and papers (domain.md 7.2): templates say {{ trust.words.senco }}."""

from types import SimpleNamespace

from django.db import models

from schools.models.trust_papers import TrustPapers

# A role's or duty holder's code -> the short name of its word.
WORD_OF = {
    "TRUST_BOARD": "trust_board",
    "CEO": "executive",
    "INCLUSION_LEAD": "inclusion_lead",
    "SCHOOL_IMPROVEMENT_LEAD": "school_improvement_lead",
    "DPO": "dpo",
    "GOVERNOR": "governor",
    "LOCAL_BODY": "local_body",
    "HEAD": "head",
    "SENCO": "senco",
    "TEACHER": "teacher",
    "TA": "teaching_assistant",
    "DSL": "dsl",
    "DESIGNATED_TEACHER": "designated_teacher",
    "OFFICE": "office",
    "WEB_EDITOR": "web_editor",
    "SCHOOL": "each_school",
}

# Words a trust may leave empty because it has no such post: what is said instead.
_STAND_IN = {"INCLUSION_LEAD": "CEO", "SCHOOL_IMPROVEMENT_LEAD": "CEO"}


class TrustPeopleWords(models.Model):
    """What people, bodies and the trust itself are called."""

    word_trust = models.CharField(
        "the trust speaks of itself as", max_length=60, default="the trust"
    )
    word_each_school = models.CharField(
        "the schools are spoken of as", max_length=60, default="each school"
    )
    word_trust_board = models.CharField("the board is called", max_length=60, default="trust board")
    word_executive = models.CharField("the executive is called", max_length=80, default="CEO")
    word_inclusion_lead = models.CharField(
        "the trust's inclusion lead is called",
        max_length=80,
        blank=True,
        help_text="Leave empty if the trust has none; the executive then stands in.",
    )
    word_school_improvement_lead = models.CharField(
        "the trust's school improvement lead is called",
        max_length=80,
        blank=True,
        help_text="Leave empty if the trust has none; the executive then stands in.",
    )
    word_dpo = models.CharField(
        "the data protection officer is called", max_length=80, default="data protection officer"
    )
    word_local_body = models.CharField(
        "the school's local body is called", max_length=60, default="local governing body"
    )
    word_governor = models.CharField(
        "a member of the local body is called", max_length=60, default="governor"
    )
    word_head = models.CharField("the head is called", max_length=60, default="headteacher")
    word_senco = models.CharField("the SENCO is called", max_length=60, default="SENCO")
    word_senco_support = models.CharField(
        "who helps the SENCO with meetings is called",
        max_length=80,
        blank=True,
        help_text="For example head of learning support; leave empty if there is nobody.",
    )
    word_teacher = models.CharField(
        "the class teacher is called", max_length=60, default="class teacher"
    )
    word_teaching_assistant = models.CharField(
        "a teaching assistant is called", max_length=60, default="teaching assistant"
    )
    word_dsl = models.CharField(
        "the safeguarding lead is called", max_length=80, default="designated safeguarding lead"
    )
    word_designated_teacher = models.CharField(
        "the teacher for looked-after children is called",
        max_length=80,
        default="designated teacher for looked-after children",
    )
    word_office = models.CharField(
        "the office or data manager is called", max_length=60, default="school office"
    )
    word_web_editor = models.CharField(
        "who edits the website is called", max_length=60, default="web editor"
    )

    class Meta:
        abstract = True


class TrustWords(TrustPeopleWords, TrustPapers):
    """Every label and phrase a trust uses; each is shown exactly as typed."""

    class Meta:
        abstract = True

    @property
    def words(self) -> SimpleNamespace:
        """Every word of this trust by its short name: words.senco, words.head, …"""
        names = (f.name for f in TrustWords._meta.get_fields())
        return SimpleNamespace(**{n.removeprefix("word_"): getattr(self, n) for n in names})

    def word_for(self, role: str) -> str:
        """What this trust calls the holder of a role, or a body that carries a duty.

        A post the trust does not have is called by whoever stands in for it. Raises LookupError
        for a code that is neither a role nor a duty holder.
        """
        code = str(role)
        word = getattr(self, f"word_{WORD_OF[code]}")
        return word or self.word_for(_STAND_IN[code])
