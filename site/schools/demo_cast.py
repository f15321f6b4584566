"""The demo's people, all invented; who holds which post where, and who works with which class."""

from dataclasses import dataclass

PASSWORD = "demo"  # noqa: S105 - the demo's only, printed for whoever tries it


@dataclass(frozen=True)
class Member:
    """One of the cast: role at a school, given by trust and place in its list, or at the trust."""

    username: str
    name: str
    role: str
    trust: str = "harbour"
    school: int | None = 0
    year_group: str = ""
    job_title: str = ""


CAST: tuple[Member, ...] = (
    Member("sam", "Samira Osei", "SENCO"),
    Member("tess", "Tess Whitlock", "TEACHER", year_group="4"),
    Member("toby", "Toby Adeyemi", "TA", year_group="4"),
    Member("hari", "Hari Chaudhuri", "HEAD"),
    Member("dana", "Dana Kowalczyk", "DSL", job_title="Assistant head"),
    Member("lara", "Lara Nwosu", "DESIGNATED_TEACHER"),
    Member("gus", "Gus Ferreira", "GOVERNOR"),
    Member("ines", "Inês Duarte", "INCLUSION_LEAD", school=None),
    Member("olga", "Olga Marchenko", "OFFICE"),
    Member("wendy", "Wendy Zhang", "WEB_EDITOR"),
    Member("carys", "Carys Bevan", "CEO", school=None),
    Member("bram", "Bram Achterberg", "TRUST_BOARD", school=None),
    Member("sam2", "Sam Byrne", "SENCO", school=2),
    Member("tess2", "Tess Lindqvist", "TEACHER", school=2, year_group="8"),
    Member("sam3", "Sam Tembo", "SENCO", trust="beacon"),
    Member("tess3", "Tess Haddad", "TEACHER", trust="beacon", year_group="3"),
)
RUNS_THE_SITE = Member("root", "Robin Root", "", school=None)
