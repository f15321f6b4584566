"""Where the staff screens enter the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from schools.clock import today
from schools.queries.staff import reach_of
from schools.views import classes, staff


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """The staff screens."""
    return [
        path("staff/", staff.StaffList.as_view(), name="schools_staff"),
        path("staff/invite/", staff.Invite.as_view(), name="schools_staff_invite"),
        path("staff/<int:user_id>/", staff.Person.as_view(), name="schools_staff_person"),
        path(
            "staff/<int:user_id>/invite-again/",
            staff.InviteAgain.as_view(),
            name="schools_staff_invite_again",
        ),
        path("staff/posts/<int:post_id>/end/", staff.EndPost.as_view(), name="schools_post_end"),
        path("staff/classes/", classes.ClassList.as_view(), name="schools_classes"),
        path(
            "staff/classes/<int:class_id>/", classes.ClassStaffing.as_view(), name="schools_class"
        ),
        path(
            "staff/class-work/<int:work_id>/end/",
            classes.EndClassWork.as_view(),
            name="schools_class_work_end",
        ),
    ]


class StaffMenuItem(MenuItem):
    """Shown to those who look after staff."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not reach_of(request.user, on=today()).is_empty


@hooks.register("register_admin_menu_item")
def staff_menu_item() -> MenuItem:
    """Staff, in the main menu."""
    return StaffMenuItem(
        "Staff", reverse_lazy("schools_staff"), name="staff", icon_name="group", order=800
    )
