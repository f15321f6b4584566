"""Panels of our own in the page editor: a notice, and a list of rows that stays as it is."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from wagtail.admin.panels import InlinePanel, Panel

from modelcluster.forms import BaseChildFormSet


class NoticePanel(Panel):
    """Shows what `notice(page)` says, and nothing at all when it says nothing."""

    def __init__(self, *, notice: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.notice = notice

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "notice": self.notice}

    @property
    def clean_name(self) -> str:
        return super().clean_name or "notice"

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/notice_panel.html"

        def is_shown(self) -> bool:
            return bool(self.words)

        @property
        def words(self) -> str:
            return self.panel.notice(self.instance) if self.instance.pk else ""


class FixedRowsFormSet(BaseChildFormSet):
    """Rows that are edited where they stand; none is added or taken away."""

    def clean(self) -> None:
        super().clean()
        if self.total_form_count() > self.initial_form_count():
            raise ValidationError("The report has a fixed list of rows; none can be added.")


class FixedRowsPanel(InlinePanel):
    """The child rows of a page in a fixed list: each opens to be edited, none comes or goes.

    `describe(row, page)` gives what stands above a row: {"heading", "help", "source", "status"}.
    """

    def __init__(self, *args: Any, describe: Callable[[Any, Any], dict[str, Any]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.describe = describe

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "describe": self.describe}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name].update(
            extra=0, can_delete=False, formset=FixedRowsFormSet
        )
        return options

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/fixed_rows_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is None:
                return
            self.formset = self.form.formsets[self.panel.relation_name]
            self.rows = [self._row(number, form) for number, form in enumerate(self.formset.forms)]

        def _row(self, number: int, form: Any) -> dict[str, Any]:
            panel = self.panel.child_edit_handler.get_bound_panel(
                instance=form.instance,
                request=self.request,
                form=form,
                prefix=f"{self.prefix}-{number}",
            )
            about = self.panel.describe(form.instance, self.instance)
            return {**about, "panel": panel, "classname": "" if form.errors else "collapsed"}

        def get_comparison(self) -> list[Any]:
            compared: list[Any] = InlinePanel.BoundPanel.get_comparison(self)
            return compared
