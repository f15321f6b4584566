from schools.roles import Role
from schools.rules.page_rights import PAGE_RIGHTS

PUBLISHERS = {"HEAD", "CEO", "INCLUSION_LEAD"}
WRITERS = PUBLISHERS | {"SENCO", "WEB_EDITOR"}


def roles_with(right):
    return {role for role, rights in PAGE_RIGHTS.items() if right in rights}


def test_every_role_has_a_line():
    assert set(PAGE_RIGHTS) == set(Role)


def test_publishing_is_for_those_who_answer_for_the_page():
    assert roles_with("publish_page") == PUBLISHERS


def test_those_who_only_read_drafts_cannot_change_a_page():
    assert roles_with("change_page") == roles_with("add_page") == WRITERS


def test_nobody_deletes_whole_branches():
    assert roles_with("bulk_delete_page") == set()
