"""Where the screens of staff, trusts and schools enter the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from schools.clock import today
from schools.queries.places import keeps_places
from schools.queries.staff import looks_after_staff
from schools.views import classes, places, staff
from schools.views.frame import signed_in


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """The staff screens, then those of trusts and schools."""
    return [*_staff_urls(), *_place_urls()]


def _staff_urls() -> list[URLPattern]:
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


def _place_urls() -> list[URLPattern]:
    school = "places/schools/<int:school_id>/calendar/"
    return [
        path("places/", places.PlaceList.as_view(), name="schools_places"),
        path("places/trusts/<int:place_id>/", places.EditTrust.as_view(), name="schools_trust"),
        path("places/schools/<int:place_id>/", places.EditSchool.as_view(), name="schools_school"),
        path(
            "places/authorities/<int:place_id>/",
            places.EditAuthority.as_view(),
            name="schools_authority",
        ),
        path(school, places.SchoolCalendar.as_view(), name="schools_calendar"),
        path(
            f"{school}terms/<int:term_id>/remove/",
            places.RemoveTerm.as_view(),
            name="schools_term_remove",
        ),
        path(
            f"{school}days/<int:closure_id>/remove/",
            places.RemoveClosure.as_view(),
            name="schools_closure_remove",
        ),
    ]


class StaffMenuItem(MenuItem):
    """Shown to those who look after staff."""

    def is_shown(self, request: HttpRequest) -> bool:
        return looks_after_staff(signed_in(request), on=today())


@hooks.register("register_admin_menu_item")
def staff_menu_item() -> MenuItem:
    """Staff, in the main menu."""
    return StaffMenuItem(
        "Staff", reverse_lazy("schools_staff"), name="staff", icon_name="group", order=800
    )


class PlacesMenuItem(MenuItem):
    """Shown to those who keep a trust or school up to date."""

    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_places(signed_in(request), on=today())


@hooks.register("register_admin_menu_item")
def places_menu_item() -> MenuItem:
    """Trusts and schools, in the main menu."""
    return PlacesMenuItem(
        "Trusts and schools",
        reverse_lazy("schools_places"),
        name="places",
        icon_name="home",
        order=810,
    )
