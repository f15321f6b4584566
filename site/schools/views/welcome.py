"""Where an invitation leads: choose a password, once."""

from django.contrib.auth.views import PasswordResetConfirmView
from django.urls import reverse_lazy

from schools.clock import today
from schools.models import User
from schools.queries.staff import has_post_now_or_later


class Welcome(PasswordResetConfirmView):
    """The link of an invitation: it works once, for a few days, while a post is there to take up."""

    template_name = "schools/welcome.html"
    success_url = reverse_lazy("wagtailadmin_login")

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        if user is None or not has_post_now_or_later(user, on=today()):
            return None
        return user
