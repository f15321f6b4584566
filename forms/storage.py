"""Where the wizard keeps what was typed: the draft's row, never the session."""

from collections.abc import Callable, Mapping
from typing import Any

from formtools.wizard.storage.base import BaseStorage

from forms.engine.document import Json
from forms.models import Draft

Save = Callable[..., Any]


class DraftStorage(BaseStorage):
    """The wizard's storage over one draft, which the view puts on the request.

    What a step holds is given to its form as what was typed, not as data to be judged again: a
    section half filled in comes back without complaints about the other half.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft: Draft = self.request.form_draft
        self.data: dict[str, Any] = {
            self.step_key: self.draft.current or None,
            self.extra_data_key: {},
        }

    def reset(self) -> None:
        """The row is emptied by the actions that end a draft, never by a page that was opened."""

    def get_step_data(self, step: str) -> None:
        return None

    def get_step_files(self, step: str) -> None:
        return None

    def keep(self, save: Save, *, raw: Mapping[str, Json], **told: Any) -> Any:
        """What the action says that takes in what was typed in the current step."""
        saved = save(self.draft, section=self.current_step, raw=raw, **told)
        self.draft = saved.draft
        return saved
