"""The choices a trust's rules offer (domain.md 7.2): codes for the rules, labels for people."""

from django.db import models


class Who(models.TextChoices):
    """A body, office or place that carries a duty; `Trust.word_for` says what the trust calls it."""

    TRUST_BOARD = "TRUST_BOARD", "The trust board"
    CEO = "CEO", "The trust's executive"
    INCLUSION_LEAD = "INCLUSION_LEAD", "The trust's inclusion lead"
    SCHOOL_IMPROVEMENT_LEAD = "SCHOOL_IMPROVEMENT_LEAD", "The trust's school improvement lead"
    LOCAL_BODY = "LOCAL_BODY", "The school's local body"
    HEAD = "HEAD", "The head of the school"
    SENCO = "SENCO", "The school's SENCO"
    SCHOOL = "SCHOOL", "Each school"


class AssuranceBody(models.TextChoices):
    TRUST_BOARD = "TRUST_BOARD", "The trust board"
    LOCAL_BODY = "LOCAL_BODY", "The school's local body"


class Coauthor(models.TextChoices):
    INCLUSION_LEAD = "INCLUSION_LEAD", "The trust's inclusion lead"
    HEAD = "HEAD", "The head of the school"


class MeetingLead(models.TextChoices):
    TEACHER_WITH_SENCO = "TEACHER_WITH_SENCO", "The class teacher, supported by the SENCO"
    SENCO = "SENCO", "The SENCO"
    APPROPRIATE_STAFF = "APPROPRIATE_STAFF", "Whoever is appropriate, such as the class teacher"


class Leader(models.TextChoices):
    TRUST = "TRUST", "The trust"
    SCHOOL = "SCHOOL", "The school"


class PublishScope(models.TextChoices):
    TRUST_AND_SCHOOLS = "TRUST_AND_SCHOOLS", "The trust's site and every school's site"
    SCHOOLS = "SCHOOLS", "Every school's site"


class ComplaintsMode(models.TextChoices):
    POLICY = "POLICY", "The policy itself"
    POLICY_OR_LINK = "POLICY_OR_LINK", "The policy itself, or a link to it"


class ResolutionTrigger(models.TextChoices):
    AFTER_PROCEDURES = (
        "AFTER_PROCEDURES",
        "Once the trust's and the school's procedures have failed",
    )
    AT_ONCE = "AT_ONCE", "At once, on a serious complaint"


class Numbering(models.TextChoices):
    NONE = "NONE", "Headings without numbers"
    NUMBERED = "NUMBERED", "Numbered sections with a contents list"


class SafeguardingItem(models.TextChoices):
    """What a trust's policy says beyond the least: barriers to seeing abuse, and measures taken."""

    BARRIER_ASSUMPTION = (
        "BARRIER_ASSUMPTION",
        "Barrier: signs of abuse are put down to the child's condition",
    )
    BARRIER_ISOLATION = "BARRIER_ISOLATION", "Barrier: more isolation from peers, more bullying"
    BARRIER_NO_OUTWARD_SIGNS = (
        "BARRIER_NO_OUTWARD_SIGNS",
        "Barrier: harm done by bullying may not show",
    )
    BARRIER_COMMUNICATION = (
        "BARRIER_COMMUNICATION",
        "Barrier: telling somebody, and dealing with it, is harder",
    )
    BARRIER_UNDERSTANDING = (
        "BARRIER_UNDERSTANDING",
        "Barrier: understanding what is safe, online and offline, is harder",
    )
    EARLY_HELP = "EARLY_HELP", "Staff look out for a need for early help"
    SAFETY_TEACHING = "SAFETY_TEACHING", "Safety is taught in a way these pupils can use"
    DSL_SENCO_LIAISON = (
        "DSL_SENCO_LIAISON",
        "The safeguarding lead and the SENCO work together on every report",
    )
