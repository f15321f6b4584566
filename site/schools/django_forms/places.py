"""The settings of a trust, the facts of a school or an authority, and calendar rows."""

from typing import Any

from django import forms

from schools.django_forms.days import DayField
from schools.models import Authority, NonSchoolDay, School, Trust
from schools.models.trust_clocks import TrustClocks
from schools.models.trust_papers import TrustPapers
from schools.models.trust_publishing import TrustPublishing
from schools.models.trust_rules import TrustCasework, TrustLeads
from schools.models.trust_words import TrustPeopleWords

MOST_LOGO_BYTES = 1024 * 1024


class AddressField(forms.URLField):
    """A web address; without a scheme it gets https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)


def _names(part: Any) -> list[str]:
    return [field.name for field in part._meta.fields]


TRUST_PARTS: tuple[tuple[str, str, list[str]], ...] = (
    ("look", "Name and look", ["name", "short_name", "colour", "logo"]),
    ("people", "What people are called", _names(TrustPeopleWords)),
    ("papers", "What papers and things are called", _names(TrustPapers)),
    ("leads", "Who does what", _names(TrustLeads)),
    ("casework", "Meetings, complaints, safeguarding", _names(TrustCasework)),
    ("publishing", "What is published where, and the policy", _names(TrustPublishing)),
    ("clocks", "Counting days", _names(TrustClocks)),
)


class TrustForm(forms.ModelForm):  # type: ignore[type-arg] # takes none when it runs
    """Everything a trust settles for itself."""

    class Meta:
        model = Trust
        fields = [name for _, _, names in TRUST_PARTS for name in names]
        field_classes = {"next_review_on": DayField}

    def parts(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """The fields under their headings: (anchor, heading, fields)."""
        return [(key, title, [self[name] for name in names]) for key, title, names in TRUST_PARTS]

    def clean_logo(self) -> Any:
        logo = self.cleaned_data["logo"]
        if logo and "logo" in self.changed_data and logo.size > MOST_LOGO_BYTES:
            raise forms.ValidationError("The picture is larger than 1 MB. Make it smaller.")
        return logo


SCHOOL_FACTS = [
    "street",
    "locality",
    "town",
    "county",
    "postcode",
    "phone",
    "email",
    "website",
    "head_name",
    "head_job_title",
    "low_age",
    "high_age",
    "has_nursery",
    "has_sixth_form",
    "resourced_provision",
    "resourced_on_roll",
    "resourced_capacity",
    "sen_unit_on_roll",
    "sen_unit_capacity",
]


class SchoolForm(forms.ModelForm):  # type: ignore[type-arg] # takes none when it runs
    """What a school keeps of itself; its numbers, name and trust are not its own to change."""

    class Meta:
        model = School
        fields = SCHOOL_FACTS
        field_classes = {"website": AddressField}


class AuthorityForm(forms.ModelForm):  # type: ignore[type-arg] # takes none when it runs
    """Where an authority's Local Offer is, and who advises families."""

    class Meta:
        model = Authority
        fields = [
            "local_offer_url",
            "advice_service_name",
            "advice_service_url",
            "advice_service_phone",
            "advice_service_email",
        ]
        field_classes = {
            "local_offer_url": AddressField,
            "advice_service_url": AddressField,
        }


class TermForm(forms.Form):
    """A half term to add."""

    prefix = "term"
    name = forms.CharField(label="Name", max_length=40, help_text="For example Autumn 1.")
    first_day = DayField(label="First day")
    last_day = DayField(label="Last day")


class ClosureForm(forms.Form):
    """A day without pupils to add."""

    prefix = "closure"
    closed_on = DayField(label="Day")
    kind = forms.ChoiceField(label="Why", choices=NonSchoolDay.Kind.choices)
