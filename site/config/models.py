"""What the installation notes about itself."""

from django.db import models
from django.db.models import Q


class RunState(models.TextChoices):
    """How a run of a job ended, or that it has not."""

    RUNNING = "RUNNING", "Running"
    DONE = "DONE", "Done"
    FAILED = "FAILED", "Failed"


class JobRun(models.Model):
    """One run of a regular job. The row is also the claim: whoever adds it does the work.

    `said` is the job's own sentence about what it did and names nobody; of an error only the class
    is kept.
    """

    job = models.CharField(max_length=60)
    slot = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-started_at", "job"]
        constraints = [
            models.UniqueConstraint(fields=["job", "slot"], name="one_run_a_job_slot"),
            models.CheckConstraint(
                condition=Q(state="RUNNING", finished_at__isnull=True)
                | (~Q(state="RUNNING") & Q(finished_at__isnull=False)),
                name="job_run_ended_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.slot}"
