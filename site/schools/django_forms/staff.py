"""Inviting somebody, giving a post, putting somebody on a class."""

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator

from schools.actions.invite import NewPerson
from schools.django_forms.days import DayField
from schools.models import School, Trust, User
from schools.presenters import role_label
from schools.queries.staff import Reach
from schools.roles import Role


class PostField(forms.ChoiceField):
    """A role at a place, out of those that may be given; grouped by place."""

    def __init__(self, *, reach: Reach, **kwargs: Any) -> None:
        self._choices_by_key: dict[str, tuple[Role, School | Trust]] = {}
        groups = []
        for place in reach.places:
            roles = reach.gives(place)
            kind = "school" if isinstance(place, School) else "trust"
            keys = [(f"{role}.{kind}.{place.pk}", role) for role in roles]
            self._choices_by_key |= {key: (role, place) for key, role in keys}
            if keys:
                labels = [(key, role_label(role, at=place)) for key, role in keys]
                groups.append((place.name, labels))
        super().__init__(choices=[("", "Choose a post"), *groups], **kwargs)

    def clean(self, value: Any) -> tuple[Role, School | Trust]:
        return self._choices_by_key[super().clean(value)]


class PostForm(forms.Form):
    """A post to give, with its days."""

    from_on = DayField(label="First day")
    to_on = DayField(label="Last day", required=False, help_text="Leave empty if no end is known.")

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"] = PostField(
            reach=reach,
            label="Post",
            error_messages={"required": "Choose a post."},
            help_text="You see the posts you may give, school by school.",
        )
        self.fields["from_on"].initial = reach.on
        self.order_fields(["first_name", "last_name", "email", "username", "post"])


class InviteForm(PostForm):
    """Somebody new, with the first post."""

    first_name = forms.CharField(label="First name", max_length=150)
    last_name = forms.CharField(label="Last name", max_length=150)
    email = forms.EmailField(
        label="E-mail address", help_text="Their own address at work: the link goes there."
    )
    username = forms.CharField(
        label="Username",
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text="With this they sign in. Letters, digits and @ . + - _ only.",
    )
    # Not asked before an account is found; then it carries that account's id, so that a tick for
    # one person is none for another.
    same_person = forms.IntegerField(
        label="Account with this address", required=False, widget=forms.HiddenInput
    )

    def ask_whether(self, user: User, *, error: str) -> None:
        """Show the box that says this account is meant, beside why it is asked."""
        box = forms.CheckboxSelectMultiple(choices=[(user.pk, "This is the person I mean")])
        self.fields["same_person"].widget = box
        self.add_error("same_person", error)

    def person(self) -> NewPerson:
        """Who was typed in."""
        given = self.cleaned_data
        return NewPerson(
            first_name=given["first_name"],
            last_name=given["last_name"],
            email=given["email"],
            username=given["username"],
        )


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # takes none when it runs
    """People by name, with their username where two share one."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj} ({obj.username})"


class ClassWorkForm(forms.Form):
    """Somebody to put on a class, with the days."""

    def __init__(self, *args: Any, people: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"] = PersonChoice(
            queryset=people,
            label="Person",
            empty_label="Choose somebody",
            help_text="Everybody with a post at the school.",
        )
        self.fields["from_on"] = DayField(label="First day", initial=reach.on)
        self.fields["to_on"] = DayField(
            label="Last day", required=False, help_text="Leave empty if no end is known."
        )
