"""What a trust calls its people and papers (domain.md 7.2): templates say {{ trust.words.senco }}."""

from types import SimpleNamespace

from django.db import models


class TrustWords(models.Model):
    """The labels a trust uses; each is shown exactly as typed."""

    word_senco = models.CharField("SENCO is called", max_length=60, default="SENCO")
    word_head = models.CharField("the head is called", max_length=60, default="headteacher")
    word_executive = models.CharField("the executive is called", max_length=60, default="CEO")
    word_local_body = models.CharField(max_length=60, default="local governing body")
    word_inclusion_lead = models.CharField(max_length=80, blank=True)
    word_school_improvement_lead = models.CharField(max_length=80, blank=True)
    word_trust = models.CharField(
        "the trust speaks of itself as", max_length=60, default="the trust"
    )

    class Meta:
        abstract = True

    @property
    def words(self) -> SimpleNamespace:
        """Every word of this trust by its short name: words.senco, words.head, …"""
        names = (f.name for f in TrustWords._meta.fields)
        return SimpleNamespace(**{n.removeprefix("word_"): getattr(self, n) for n in names})
