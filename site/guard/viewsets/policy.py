"""What Wagtail's own code is told when it asks who may do what with a private record."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse

from wagtail.permission_policies.base import BasePermissionPolicy

from guard import permissions, scope
from guard.models.private import PrivateModel
from guard.permissions import Verb
from guard.scope import Viewer
from schools.models import User

VERBS = {"view": Verb.VIEW, "add": Verb.CREATE, "change": Verb.CHANGE, "delete": Verb.DELETE}


class GuardedPolicy(BasePermissionPolicy):
    """The table of permissions in Wagtail's words; it answers for whoever is looking, or nobody."""

    def _viewer(self, user: User | AnonymousUser) -> Viewer | None:
        viewer = scope.current_or_none()
        return viewer if viewer and viewer.user is not None and viewer.user == user else None

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        viewer, verb = self._viewer(user), VERBS.get(action)
        return bool(viewer and verb and permissions.may(viewer, verb, self.model.record))

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(
        self, user: User | AnonymousUser, action: str, instance: PrivateModel
    ) -> bool:
        viewer, verb = self._viewer(user), VERBS.get(action)
        return bool(viewer and verb and permissions.may_row(viewer, verb, instance))

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Any, instance: PrivateModel
    ) -> bool:
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Any
    ) -> QuerySet[Any]:
        viewer = self._viewer(user)
        found: QuerySet[Any] = self.model.objects.none()
        if viewer is None:
            return found
        for verb in filter(None, (VERBS.get(action) for action in actions)):
            found |= self.model.objects.filter(permissions.rows(viewer, verb, self.model))
        return found

    def instances_user_has_permission_for(
        self, user: User | AnonymousUser, action: str
    ) -> QuerySet[Any]:
        return self.instances_user_has_any_permission_for(user, [action])

    def users_with_any_permission(self, actions: Any) -> QuerySet[User]:
        """Nobody: Wagtail would list them to each other."""
        del actions
        return User.objects.none()

    def users_with_any_permission_for_instance(
        self, actions: Any, instance: PrivateModel
    ) -> QuerySet[User]:
        del actions, instance
        return User.objects.none()


def url_finder_of(url_name: str) -> type[Any]:
    """The class that tells Wagtail the address of a record, to those who may see that row."""

    class RecordURLFinder:
        def __init__(self, user: User | None = None) -> None:
            self.user = user

        def get_edit_url(self, instance: PrivateModel) -> str | None:
            viewer = scope.current_or_none()
            if viewer is None or not permissions.may_row(viewer, Verb.VIEW, instance):
                return None
            return reverse(url_name, args=[instance.pk])

    return RecordURLFinder
