"""Staff of my schools: who holds which post; invite, give a post, end one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from schools.actions.invite import AccountFoundError, Invitation, invite, invite_again
from schools.actions.posts import end_post, give_post
from schools.django_forms.staff import InviteForm, PostForm
from schools.errors import SchoolsError
from schools.models import Post, User
from schools.presenters import account_found_text, person_line, post_line
from schools.queries.staff import (
    class_work_shown,
    people_of,
    person_in,
    post_in,
    posts_now_or_later,
    posts_shown,
)
from schools.views.frame import StaffView, Trail, show, signed_in

PEOPLE_A_PAGE = 50


def _trail(*more: tuple[str, str]) -> Trail:
    return [(reverse("schools_staff"), "Staff"), *more]


class StaffList(StaffView):
    """Everybody with a post at my schools, to search and narrow."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = request.GET
        school = next((s for s in self.reach.schools if str(s.pk) == wanted.get("school")), None)
        words = wanted.get("words", "").replace("\0", "").strip()
        past = wanted.get("past") == "1"
        people = people_of(
            self.reach, school_id=school.pk if school else None, words=words, past=past
        )
        page = Paginator(people, PEOPLE_A_PAGE).get_page(wanted.get("page"))
        lines = [person_line(user, posts=posts_shown(user), on=self.reach.on) for user in page]
        kept = request.GET.copy()
        kept.pop("page", None)
        return show(
            request,
            "schools/staff_list.html",
            title="Staff",
            trail=[],
            context={
                "lines": lines,
                "page": page,
                "kept": kept.urlencode(),
                "schools": self.reach.schools,
                "school": school,
                "words": words,
                "past": past,
                "may_invite": _gives_something(self),
                "staffs_classes": any(map(self.reach.staffs_classes_of, self.reach.schools)),
            },
        )


class Invite(StaffView):
    """Invite somebody to a first post."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(request, InviteForm(reach=self.reach))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InviteForm(request.POST, reach=self.reach)
        if not form.is_valid():
            return self._form(request, form)
        try:
            invitation = self._invite(form, by=signed_in(request))
        except AccountFoundError as found:
            posts = posts_now_or_later(found.user, on=self.reach.on)
            form.ask_whether(found.user, error=account_found_text(found.user, posts=posts))
            return self._form(request, form)
        except SchoolsError as error:
            form.add_error(None, str(error))
            return self._form(request, form)
        if invitation.link_sent:
            said = "Invited. A link to choose a password is on its way; it works once, for 3 days."
        else:
            said = "That address has an account already, so the post was added to it."
        messages.success(request, said)
        return redirect("schools_staff_person", user_id=invitation.post.user_id)

    def _invite(self, form: InviteForm, *, by: User) -> Invitation:
        given = form.cleaned_data
        role, at = given["post"]
        return invite(
            form.person(),
            role=role,
            at=at,
            from_on=given["from_on"],
            to_on=given["to_on"],
            by=by,
            on=self.reach.on,
            meant_id=given["same_person"],
        )

    def _form(self, request: HttpRequest, form: InviteForm) -> HttpResponse:
        return show(
            request,
            "schools/staff_form.html",
            title="Invite somebody",
            trail=_trail(),
            context={
                "form": form,
                "button": "Send the invitation",
                "cancel_url": reverse("schools_staff"),
                "may_save": _gives_something(self),
            },
            status=422 if form.is_bound else 200,
        )


class Person(StaffView):
    """One member of staff: posts now, to come and over; give another."""

    def get(self, request: HttpRequest, user_id: int) -> HttpResponse:
        return self._page(request, self._person(user_id), PostForm(reach=self.reach))

    def post(self, request: HttpRequest, user_id: int) -> HttpResponse:
        person = self._person(user_id)
        form = PostForm(request.POST, reach=self.reach)
        if not form.is_valid():
            return self._page(request, person, form)
        role, at = form.cleaned_data["post"]
        try:
            give_post(
                person,
                role=role,
                at=at,
                from_on=form.cleaned_data["from_on"],
                to_on=form.cleaned_data["to_on"],
                by=signed_in(request),
                on=self.reach.on,
            )
        except SchoolsError as error:
            form.add_error(None, str(error))
            return self._page(request, person, form)
        messages.success(request, "Post given. It opens what it opens from its first day on.")
        return redirect("schools_staff_person", user_id=person.pk)

    def _person(self, user_id: int) -> User:
        person = person_in(self.reach, user_id=user_id)
        if person is None:
            raise Http404
        return person

    def _page(self, request: HttpRequest, person: User, form: PostForm) -> HttpResponse:
        is_me = person.pk == request.user.pk
        return show(
            request,
            "schools/staff_person.html",
            title=str(person),
            trail=_trail(),
            context={
                "line": person_line(person, posts=posts_shown(person), on=self.reach.on),
                "class_work": class_work_shown(person),
                "form": form,
                "is_me": is_me,
                "may_give": not is_me and not person.is_superuser and _gives_something(self),
            },
            status=422 if form.is_bound else 200,
        )


class EndPost(StaffView):
    """Ask once, then end a post from that moment."""

    def get(self, request: HttpRequest, post_id: int) -> HttpResponse:
        return self._ask(request, self._post(post_id), error="")

    def post(self, request: HttpRequest, post_id: int) -> HttpResponse:
        post = self._post(post_id)
        try:
            end_post(post, by=signed_in(request), on=self.reach.on)
        except SchoolsError as error:
            return self._ask(request, post, error=str(error))
        messages.success(request, "The post is over. What it opened is closed from this moment.")
        return redirect("schools_staff_person", user_id=post.user_id)

    def _post(self, post_id: int) -> Post:
        post = post_in(self.reach, post_id=post_id)
        if post is None:
            raise Http404
        return post

    def _ask(self, request: HttpRequest, post: Post, *, error: str) -> HttpResponse:
        back = reverse("schools_staff_person", kwargs={"user_id": post.user_id})
        return show(
            request,
            "schools/staff_end.html",
            title="End a post",
            trail=_trail((back, str(post.user))),
            context={
                "person": post.user,
                "post": post_line(post, on=self.reach.on),
                "error": error,
                "back": back,
            },
            status=422 if error else 200,
        )


class InviteAgain(StaffView):
    """Send a new link to somebody who never chose a password."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, user_id: int) -> HttpResponse:
        person = person_in(self.reach, user_id=user_id)
        if person is None:
            raise Http404
        try:
            invite_again(person, by=signed_in(request), on=self.reach.on)
        except SchoolsError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "A new link is on its way; it works once, for 3 days.")
        return redirect("schools_staff_person", user_id=user_id)


def _gives_something(view: StaffView) -> bool:
    return any(view.reach.gives(place) for place in view.reach.places)
