"""Local authorities: where their Local Offer is and who advises families."""

from django.core.validators import RegexValidator
from django.db import models


class Authority(models.Model):
    """A local authority, with the Local Offer a school must point to."""

    code = models.CharField(
        max_length=3, unique=True, validators=[RegexValidator(r"^[0-9]{3}\Z", "Three digits.")]
    )
    name = models.CharField(max_length=120)
    local_offer_url = models.URLField("Local Offer address", blank=True)
    advice_service_name = models.CharField("advice service (SENDIASS)", max_length=160, blank=True)
    advice_service_url = models.URLField("advice service address", blank=True)
    advice_service_phone = models.CharField(max_length=40, blank=True)
    advice_service_email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name
