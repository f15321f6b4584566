"""What each role may do with the pages of its school or trust (domain.md 9.4, first row).

Drafts are written by those who own the text and published by those who answer for it. Roles that
only read drafts get no right in Wagtail's editor, where every right is a right to change.
"""

WRITE = frozenset({"add_page", "change_page"})
PUBLISH = WRITE | {"publish_page", "lock_page", "unlock_page"}
NOTHING: frozenset[str] = frozenset()

PAGE_RIGHTS: dict[str, frozenset[str]] = {
    "CEO": PUBLISH,
    "INCLUSION_LEAD": PUBLISH,
    "HEAD": PUBLISH,
    "SENCO": WRITE,
    "WEB_EDITOR": WRITE,
    "TRUST_BOARD": NOTHING,
    "DPO": NOTHING,
    "GOVERNOR": NOTHING,
    "TEACHER": NOTHING,
    "TA": NOTHING,
    "DSL": NOTHING,
    "DESIGNATED_TEACHER": NOTHING,
    "OFFICE": NOTHING,
}
