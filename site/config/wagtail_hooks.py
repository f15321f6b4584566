"""What every admin page carries, and the registers for whoever runs the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from config.registers import JobRunRegister, MessageRegister

modeladmin_register(MessageRegister)
modeladmin_register(JobRunRegister)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Our few rules for Wagtail's admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/admin.css"))


@hooks.register("insert_global_admin_js")
def idle_warning() -> SafeString:
    """The script that asks "are you still there?" before the session ends."""
    return format_html(
        '<script src="{}" data-idle-seconds="{}" data-stay-url="{}"></script>',
        static("admin/idle.js"),
        settings.IDLE_SECONDS,
        reverse("stay"),
    )


@hooks.register("construct_main_menu")
def leave_out_help(request: HttpRequest, menu_items: list[Any]) -> None:
    """Take Wagtail's help menu away: every entry leads to another host and none to our screens."""
    del request
    menu_items[:] = [item for item in menu_items if item.name != "help"]


@hooks.register("construct_settings_menu")
def leave_out_accounts(request: HttpRequest, menu_items: list[Any]) -> None:
    """Take Wagtail's users and groups away: config.urls answers neither."""
    del request
    menu_items[:] = [item for item in menu_items if item.name not in {"users", "groups"}]


@hooks.register("construct_search")
def search_no_accounts(request: HttpRequest, search_areas: list[Any]) -> None:
    """Take Wagtail's users out of what the admin's search offers beside pages."""
    del request
    search_areas[:] = [area for area in search_areas if area.name != "users"]
