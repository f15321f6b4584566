"""Read-only lists for whoever runs the site: messages that left, jobs that ran."""

from django.http import HttpRequest

from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from config.models import JobRun
from guard.models import Message
from schools.models import User


class ReadOnlyForWhoRunsTheSite(PermissionHelper):
    """A superuser may look; nobody may add, change or delete."""

    def user_can_list(self, user: User) -> bool:
        return user.is_active and user.is_superuser

    def user_has_any_permissions(self, user: User) -> bool:
        return self.user_can_list(user)

    def user_can_create(self, user: User) -> bool:
        return False

    def user_can_inspect_obj(self, user: User, obj: object) -> bool:
        return False

    def user_can_edit_obj(self, user: User, obj: object) -> bool:
        return False

    def user_can_delete_obj(self, user: User, obj: object) -> bool:
        return False


class Register(ModelAdmin):
    """A list and nothing else. Wagtail's history view asks nobody's permission, so it is off."""

    permission_helper_class = ReadOnlyForWhoRunsTheSite
    history_view_enabled = False
    inspect_view_enabled = False
    add_to_settings_menu = True
    list_per_page = 50

    def get_list_display_add_buttons(self, request: HttpRequest) -> str | None:
        return None


class MessageRegister(Register):
    """What the outbox holds and held, without what the messages say."""

    model = Message
    menu_label = "Outgoing mail"
    menu_icon = "mail"
    menu_order = 900
    base_url_path = "outgoing-mail"
    list_display = ("to", "state", "tries", "created_at", "next_try_at", "sent_at", "last_error")
    list_filter = ("state",)
    search_fields = ("to",)


class JobRunRegister(Register):
    """When the regular jobs ran and how that ended."""

    model = JobRun
    menu_label = "Regular jobs"
    menu_icon = "history"
    menu_order = 910
    base_url_path = "regular-jobs"
    list_display = ("job", "slot", "state", "started_at", "finished_at", "said", "error")
    list_filter = ("state",)
    search_fields = ("job",)
