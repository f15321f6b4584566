"""The sign-in form: no "remember me", because classroom machines are shared."""

from wagtail.admin.forms.auth import LoginForm


class SignInForm(LoginForm):
    """Wagtail's own form without the box that keeps somebody signed in for a fortnight."""

    remember = None
