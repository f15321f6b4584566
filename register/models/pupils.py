"""Pupils and the classes they are in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from guard.models import PrivateModel
from law import packs, upn
from register.models.fields import NameField, NameKeyField
from schools.models import Class

# Year groups outlive packs; the pack in force offers them, this one names what is stored.
YEAR_GROUPS = packs.load("send_2014").choices("year_group")


def upn_is_well_formed(value: str) -> None:
    """Refuse a pupil number whose shape or check letter is wrong."""
    found = upn.check(value)
    if not found.ok:
        raise ValidationError(list(found.problems))


class Pupil(PrivateModel):
    """A child at a school: who it is, and the few facts every other record turns on."""

    record = "pupil"

    reference = models.CharField(max_length=16, editable=False)
    legal_name = NameField(max_length=200, help_text="The whole name, as the family writes it.")
    preferred_name = NameField(
        "known as", max_length=200, blank=True, help_text="If different from the legal name."
    )
    name_key = NameKeyField(
        max_length=400, editable=False, default="", of=("preferred_name", "legal_name")
    )
    birth_date = models.DateField("date of birth")
    year_group = models.CharField(max_length=2, choices=YEAR_GROUPS)
    upn = models.CharField(
        "unique pupil number", max_length=13, blank=True, validators=[upn_is_well_formed]
    )
    local_id = models.CharField("number in the school's system", max_length=40, blank=True)
    joined_on = models.DateField("joined the school on")
    left_on = models.DateField("left the school on", null=True, blank=True)
    looked_after = models.BooleanField("looked after by an authority", default=False)
    eal = models.BooleanField(
        "English as an additional language",
        null=True,
        blank=True,
        choices=[(None, "Not known"), (True, "Yes"), (False, "No")],
    )
    interpreter_language = models.CharField(
        "interpreter needed for", max_length=60, blank=True, help_text="The family's language."
    )

    class Meta(PrivateModel.Meta):
        ordering = ["name_key", "birth_date"]
        constraints = [
            models.UniqueConstraint(fields=["school", "reference"], name="pupil_reference"),
            models.UniqueConstraint(
                fields=["school", "upn"], condition=~Q(upn=""), name="pupil_upn_in_school"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="pupil_leaves_after_joining",
            ),
            models.CheckConstraint(
                condition=Q(joined_on__gte=F("birth_date")), name="pupil_is_born_before_joining"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def name(self) -> str:
        """What the pupil is called."""
        return str(self.preferred_name or self.legal_name)


class ClassPlace(PrivateModel):
    """A pupil's place in a class, from a day to a day (both included)."""

    record = "pupil"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="places")
    of_class = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta(PrivateModel.Meta):
        ordering = ["-from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "of_class"],
                condition=Q(to_on__isnull=True),
                name="one_open_place_in_a_class",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="class_place_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"place from {self.from_on:%d %B %Y}"
