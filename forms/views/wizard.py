"""The steps of a form: one section a page, run by django-formtools over the draft's row."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from formtools.wizard.views import NamedUrlWizardView

from forms.actions.attach_file import attach_file, detach_file, files_of
from forms.actions.save_section import Saved, fingerprint, finish_section, save_section
from forms.django_forms import Filling, SectionForm
from forms.engine.answers import merge
from forms.engine.document import Json
from forms.engine.journey import next_section, path, previous_section
from forms.engine.schema import Question, Section
from forms.errors import Refused
from forms.models import Draft
from forms.presenters import CHECK, about, beside, differences, progress, resume_at, section_lines
from forms.registration import question_types
from forms.views.pages import day, done_url, own_draft, person, refusal, step_url
from forms.widgets import matches
from forms.wording import words_for
from guard.errors import Conflict

STORED_WITH_PAGE = ("csrfmiddlewaretoken", "seen", "go")


class DraftWizard(NamedUrlWizardView):
    """One section of a draft. Every button saves what is typed; only Continue judges it.

    `go` says which button: continue, back, later, stay, check, find:QUESTION, section:ID; the
    page's script also asks shown and matches:QUESTION, which save nothing. remove:FILE takes one out.
    """

    template_name = "forms/step.html"
    storage_name = "forms.storage.DraftStorage"
    form_list: Any = [("placeholder", SectionForm)]
    draft: Draft

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.draft = request.form_draft = own_draft(kwargs["draft_id"])  # type: ignore[attr-defined]
        self.on = day()
        self.form_list = {section.id: SectionForm for section in self.draft.form.sections}
        self.errors: Mapping[str, str] = {}
        self.opened: tuple[str, ...] = ()
        self.searches: dict[str, str] = {}
        self._follow_answers()

    def _follow_answers(self) -> None:
        """Work out the path anew: the wizard's steps are the sections these answers lead to."""
        steps = path(self.draft.form, self.draft.answers, today=self.on)
        self.shown = {step.section.id: step.questions for step in steps}
        self.condition_dict = {name: name in self.shown for name in self.form_list}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["step"] not in self.form_list:
            raise Http404("This form has no such section.")
        if not self.draft.is_open:
            return redirect(done_url(self.draft))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["step"] not in self.shown:
            return self._go_to(resume_at(self.draft, on=self.on))
        self.storage.current_step = kwargs["step"]
        return self._show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.storage.current_step = kwargs["step"]
        go, _, target = request.POST.get("go", "continue").partition(":")
        turn = self._turns.get(go)
        if turn is None:
            raise SuspiciousOperation("This button is not on the page.")
        try:
            return turn(self, target)
        except Conflict as conflict:
            return self._show_both(conflict)
        except Refused as refused:
            return refusal(request, sentence=str(refused))

    # Where each button leads.

    def _continue(self, target: str) -> HttpResponse:
        del target
        page = self._page()
        saved = self._take_in(finish_section, page=page)
        if self._find(page) or not saved.is_finished:
            return self._show()
        section = next_section(
            self.draft.form, self.draft.answers, after=self.steps.current, today=self.on
        )
        return self._go_to(section.id if section else CHECK)

    def _back(self, target: str) -> HttpResponse:
        del target
        self._take_in(save_section, page=self._page())
        section = previous_section(
            self.draft.form, self.draft.answers, before=self.steps.current, today=self.on
        )
        if section is None:
            return redirect("forms_start", self.draft.form.slug)
        return self._go_to(section.id)

    def _later(self, target: str) -> HttpResponse:
        del target
        self._take_in(save_section, page=self._page())
        messages.success(self.request, "Saved. You can go on from any computer you sign in on.")
        return redirect("forms_index")

    def _stay(self, target: str) -> HttpResponse:
        del target
        page = self._page()
        self._take_in(save_section, page=page)
        self._find(page)
        return self._show()

    def _remove(self, target: str) -> HttpResponse:
        self._take_in(save_section, page=self._page(), without_file=target)
        detach_file(self.draft, file_id=target)
        return self._show()

    def _section(self, target: str) -> HttpResponse:
        if target != CHECK and target not in self.form_list:
            raise SuspiciousOperation("This form has no such section.")
        self._take_in(save_section, page=self._page())
        return self._go_to(target)

    # What the page's script asks; nothing is saved.

    def _shown(self, target: str) -> HttpResponse:
        del target
        answers = merge(
            self.draft.form,
            self.draft.answers,
            self._page().given(),
            section=self.steps.current,
            types=question_types,
            today=self.on,
        ).answers
        steps = path(self.draft.form, answers, today=self.on)
        asked = (step.questions for step in steps if step.section.id == self.steps.current)
        return JsonResponse({"questions": [item.id for group in asked for item in group]})

    def _matches(self, target: str) -> HttpResponse:
        asked = {item.id: item for item in self.draft.form.section(self.steps.current).questions}
        kind = asked[target].settings.get("kind") if target in asked else None
        if not isinstance(kind, str):
            raise SuspiciousOperation("This page has no such search.")
        words = self.request.POST.get(f"q-{target}-words", "")
        context = {"matches": matches(kind, words=words), "name": f"q-{target}", "search": words}
        return render(self.request, "forms/parts/matches.html", context)

    _turns: Mapping[str, Callable[["DraftWizard", str], HttpResponse]] = {
        "continue": _continue,
        "back": _back,
        "later": _later,
        "stay": _stay,
        "find": _stay,
        "remove": _remove,
        "section": _section,
        "shown": _shown,
        "matches": _matches,
    }

    # Saving.

    def _page(self) -> SectionForm:
        page: SectionForm = self.get_form(data=self.request.POST, files=self.request.FILES)
        return page

    def _take_in(
        self, save: Callable[..., Saved], *, page: SectionForm, without_file: str = ""
    ) -> Saved:
        refusals: dict[str, str] = {}
        raw = page.given()
        for name in page.file_questions():
            raw[name], refusals[name] = self._files(name, without_file=without_file)
        saved: Saved = self.storage.keep(
            save, raw=raw, seen=self.request.POST.get("seen", ""), by=person(), on=self.on
        )
        refused = {name: sentence for name, sentence in refusals.items() if sentence}
        saved = replace(saved, errors={**saved.errors, **refused})
        self.draft, self.errors, self.opened = saved.draft, saved.errors, saved.opened
        self._follow_answers()
        return saved

    def _files(self, name: str, *, without_file: str) -> tuple[list[Json], str]:
        """What the answer to a question that takes files holds now, and why one was not kept."""
        known = {str(key): kept for key, kept in files_of(self.draft).items()}
        held: list[Json] = [
            {"id": file_id, "name": known[file_id].original_name}
            for file_id in self.request.POST.getlist(f"q-{name}")
            if file_id in known and file_id != without_file
        ]
        question = self.draft.form.question(name)
        for upload in self.request.FILES.getlist(f"q-{name}-new"):
            if self._seen() != self.request.POST.get("seen"):
                return held, f"{upload.name} was not kept: choose it again."
            try:
                held.append(
                    attach_file(self.draft, upload, question=question, beside=held, on=self.on)
                )
            except Refused as refused:
                return held, str(refused)
        return held, ""

    def _seen(self) -> str:
        return fingerprint(self.draft.form, self.draft.answers, section=self.steps.current)

    def _find(self, page: SectionForm) -> bool:
        """Whether somebody typed words to search by and has not chosen yet."""
        words = {name: self.request.POST.get(f"q-{name}-words", "").strip() for name in page.fields}
        self.searches = {name: text for name, text in words.items() if text}
        return any(name in self.errors for name in self.searches)

    # Showing.

    def _go_to(self, section: str) -> HttpResponse:
        return redirect(step_url(self.draft, section=section))

    def _show(self) -> HttpResponse:
        if self.steps.current not in self.shown:
            return self._go_to(resume_at(self.draft, on=self.on))
        response: HttpResponse = self.render(self.get_form())
        response.status_code = 200
        return response

    def _show_both(self, conflict: Conflict) -> HttpResponse:
        """The page that shows what was saved and what was typed here, and asks which holds."""
        draft = own_draft(self.draft.pk)
        section = draft.form.section(self.steps.current)
        kept = [item for item in self.request.POST.lists() if item[0] not in STORED_WITH_PAGE]
        context = {
            "draft": draft,
            "section": section,
            "differences": differences(conflict.theirs, conflict.yours),
            "kept": [(name, value) for name, values in kept for value in values],
            "seen": fingerprint(draft.form, draft.answers, section=section.id),
            "words": words_for(draft.school),
            "had_files": bool(self.request.FILES),
        }
        return render(self.request, "forms/conflict.html", context, status=409)

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"draft-{self.draft.pk}"

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        section = self.draft.form.section(step or self.steps.current)
        shown: tuple[Question, ...] = self.shown.get(section.id, ())
        filling = Filling(
            section=section,
            shown={question.id: question for question in shown},
            answers=self.draft.answers,
            errors=self.errors,
            searches=self.searches,
            file_urls=self._file_urls(section),
            subject_id=self.draft.subject_id,
        )
        return {"filling": filling}

    def _file_urls(self, section: Section) -> dict[str, str]:
        if not any(question.type == "FILE" for question in section.questions):
            return {}
        return {str(key): reverse("guard:file", args=[key]) for key in files_of(self.draft)}

    def get_context_data(self, form: SectionForm, **kwargs: Any) -> dict[str, Any]:
        lines = section_lines(self.draft, current=self.steps.current, on=self.on)
        section = self.draft.form.section(self.steps.current)
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        return context | {
            "draft": self.draft,
            "section": section,
            "sections": lines,
            "progress": progress(lines),
            "seen": self._seen(),
            "about": about(self.draft),
            "beside": beside(self.draft),
            "words": words_for(self.draft.school),
            "opened": self.opened,
            "step_url": step_url(self.draft, section=section.id),
        }
