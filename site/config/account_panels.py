"""Takes name and e-mail out of Wagtail's account screen: posts follow them, so nobody sets their own.

An invitation finds an account by its address. Whoever could write a colleague's address into their
own account would catch the colleague's post.
"""

from wagtail.admin.views.account import NameEmailSettingsPanel


def _never(self: NameEmailSettingsPanel) -> bool:
    return False


def install() -> None:
    """Switch the panel off once, when the apps are ready; what it is sent is then not read either."""
    NameEmailSettingsPanel.is_active = _never
