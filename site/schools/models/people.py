"""Who signs in, and which post each holds where, from when to when."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from schools.models.school import School
from schools.models.trust import Trust
from schools.roles import SCHOOL_ROLES, TRUST_ROLES, Role


class User(AbstractUser):
    """Somebody who signs in. What they may do comes from their posts alone."""

    job_title = models.CharField(max_length=120, blank=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_session_auth_hash(self) -> str:
        """What a session must carry to be this user's: raising the epoch ends all of them."""
        return f"{super().get_session_auth_hash()}.{self.session_epoch}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for earlier in super().get_session_auth_fallback_hash():
            yield f"{earlier}.{self.session_epoch}"


class Post(models.Model):
    """A role held at one school or one trust, from a day to a day (both included)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role.choices)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="posts")
    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, null=True, related_name="posts")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="posts_given"
    )
    given_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="posts_ended"
    )
    # A post ended by somebody is over from that moment; one that runs out ends with its last day.
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["role", "from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=False, trust__isnull=True, role__in=sorted(SCHOOL_ROLES))
                | Q(school__isnull=True, trust__isnull=False, role__in=sorted(TRUST_ROLES)),
                name="post_is_at_the_level_of_its_role",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="post_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, to_on__isnull=False),
                name="ended_post_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "school"],
                condition=Q(to_on__isnull=True, school__isnull=False),
                name="one_open_post_of_a_kind_at_a_school",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "trust"],
                condition=Q(to_on__isnull=True, trust__isnull=False),
                name="one_open_post_of_a_kind_at_a_trust",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self) -> School | Trust:
        """Where the post is held: its school, or its trust as a whole."""
        place = self.school or self.trust
        if place is None:
            raise ValueError("A post is held at a school or a trust.")
        return place
