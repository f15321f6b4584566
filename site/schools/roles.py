"""The roles of domain.md 9.4 that have accounts, and at which level each is held."""

from django.db import models


class Role(models.TextChoices):
    """What somebody is at a school or trust; the words a trust uses for it are the trust's."""

    TRUST_BOARD = "TRUST_BOARD", "Trust board member"
    CEO = "CEO", "Chief executive"
    INCLUSION_LEAD = "INCLUSION_LEAD", "Trust inclusion lead"
    DPO = "DPO", "Data protection officer"
    GOVERNOR = "GOVERNOR", "Governor"
    HEAD = "HEAD", "Headteacher"
    SENCO = "SENCO", "SENCO"
    TEACHER = "TEACHER", "Class teacher"
    TA = "TA", "Teaching assistant"
    DSL = "DSL", "Designated safeguarding lead"
    DESIGNATED_TEACHER = "DESIGNATED_TEACHER", "Designated teacher for looked-after children"
    OFFICE = "OFFICE", "Office or data manager"
    WEB_EDITOR = "WEB_EDITOR", "Web editor"


TRUST_ROLES = frozenset({Role.TRUST_BOARD, Role.CEO, Role.INCLUSION_LEAD, Role.DPO})
SCHOOL_ROLES = frozenset(Role) - TRUST_ROLES
