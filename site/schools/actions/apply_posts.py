"""Brings Wagtail's groups into line with the posts somebody holds."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import F, Q

from wagtail.models import GroupPagePermission, Page

from schools.clock import today
from schools.models import Post, School, Trust, User
from schools.queries import in_force_on, posts_of
from schools.registries import page_roots
from schools.rules.page_rights import PAGE_RIGHTS

GROUP_PREFIX = "Post: "


@transaction.atomic
def apply_posts(user: User, *, on: date) -> bool:
    """Whether an account reaches the admin on this day, after setting what its posts give it.

    Groups of posts no longer held are taken away; groups given by hand are left. Without a post
    every session of the account ends, save a superuser's, who runs the site.
    """
    posts = list(posts_of(user, on=on))
    wanted = {_group_of(post) for post in posts}
    held = set(user.groups.filter(name__startswith=GROUP_PREFIX))
    user.groups.remove(*(held - wanted))
    user.groups.add(*(wanted - held))
    if posts or user.is_superuser:
        return True
    end_sessions(user)
    return False


def apply_all_posts(on: date) -> str:
    """A sentence saying how many accounts were brought into line with their posts on this day."""
    concerned = User.objects.filter(
        Q(groups__name__startswith=GROUP_PREFIX)
        | Q(pk__in=Post.objects.filter(in_force_on(on)).values("user"))
    ).distinct()
    reach = [apply_posts(user, on=on) for user in concerned]
    return f"Posts applied: {len(reach)} accounts, {reach.count(False)} of them now without a post."


def apply_at_sign_in(*, user: User, **_: object) -> None:
    """Receiver of user_logged_in: posts may have begun or run out since the last daily round."""
    apply_posts(user, on=today())


def end_sessions(user: User) -> None:
    """End every session of an account: the next request finds nobody signed in."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])


def _group_of(post: Post) -> Group:
    place = post.place
    kind = "school" if post.school_id else "trust"
    group, is_new = Group.objects.get_or_create(
        name=f"{GROUP_PREFIX}{post.role} at {kind} {place.pk}"
    )
    if is_new:
        group.permissions.add(_access_admin())
    _set_page_rights(group, PAGE_RIGHTS[post.role], tops=_tops_of(place))
    return group


def _access_admin() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def _tops_of(place: School | Trust) -> list[Page]:
    tops = (find(place) for _, find in page_roots)
    return [page for page in tops if page is not None]


def _set_page_rights(group: Group, rights: Iterable[str], *, tops: list[Page]) -> None:
    wanted = {(page.pk, codename) for page in tops for codename in rights}
    present = {
        (row.page_id, row.permission.codename): row.pk
        for row in GroupPagePermission.objects.filter(group=group).select_related("permission")
    }
    gone = [pk for key, pk in present.items() if key not in wanted]
    missing = wanted - present.keys()
    if gone:
        GroupPagePermission.objects.filter(pk__in=gone).delete()
    if missing:
        permissions = _page_permissions()
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page_id=page_id, permission=permissions[codename])
            for page_id, codename in sorted(missing)
        )


def _page_permissions() -> dict[str, Permission]:
    found = Permission.objects.filter(content_type__app_label="wagtailcore")
    return {each.codename: each for each in found.filter(content_type__model="page")}
