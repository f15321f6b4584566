"""A form's working text, and each version of it that was published."""

from functools import lru_cache
from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from forms.engine.loading import load
from forms.engine.schema import Form


class FormDefinition(models.Model):
    """One form: its working text, and the version people fill in now."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=500)
    text = models.TextField(help_text="The working text, as JSON.")
    is_active = models.BooleanField(default=True, help_text="Whether it can be started.")
    current = models.ForeignKey(
        "FormVersion", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def form(self) -> Form:
        """The form people fill in now. Raises LookupError while none is published."""
        if self.current is None:
            raise LookupError(f"No version of {self.slug} is published.")
        return self.current.form


class KeptForEver(models.QuerySet[Any]):
    """Rows that are made once: whoever sent a form was asked exactly these questions."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("A published version of a form never changes. Publish another.")

    def delete(self) -> NoReturn:
        raise TypeError("A published version of a form is never deleted.")


class FormVersion(models.Model):
    """A published version: drafts and submissions stay with it for ever."""

    definition = models.ForeignKey(
        FormDefinition, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    text = models.TextField(help_text="Canonical JSON.")
    sha256 = models.CharField(max_length=64, db_index=True)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = KeptForEver.as_manager()

    class Meta:
        ordering = ["definition", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["definition", "number"], name="version_number_of_form"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A published version of a form never changes. Publish another.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A published version of a form is never deleted.")

    @property
    def form(self) -> Form:
        """The form to fill in, parsed once for each text."""
        return _parsed(self.sha256)


@lru_cache(maxsize=256)
def _parsed(sha256: str) -> Form:
    # Whoever lists drafts leaves the text out; it is fetched when this text is first met.
    texts = FormVersion.objects.filter(sha256=sha256).values_list("text", flat=True)
    return load(texts[:1].get())
