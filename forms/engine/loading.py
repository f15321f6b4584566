"""A document becomes a Form, or a SchemaError that carries everything wrong with it."""

from collections.abc import Iterable
from datetime import date

from forms.engine.document import MOST_PROBLEMS, Json, read, unstorable
from forms.engine.expressions import Expression, Source
from forms.engine.graph import tangles
from forms.engine.problems import SchemaError
from forms.engine.reader import IDENTIFIER, NAME, OPTION_CODE, PAGE, SLUG, Notes, Reader
from forms.engine.schema import (
    SCHEMA_VERSION,
    Action,
    Binding,
    Case,
    Computed,
    Condition,
    Constant,
    Ending,
    Form,
    Option,
    Question,
    Reference,
    Required,
    Requires,
    Section,
    Subject,
)
from forms.engine.trees import iso_day, read_computation, read_expression

MOST_SECTIONS = 100
MOST_QUESTIONS = 1000
MOST_OPTIONS = 500
MOST_NAMED = 200
MOST_FIELDS = 100


def load(text: str | bytes) -> Form:
    """The form in a JSON text. Raises SchemaError, and nothing else, for every other text."""
    return _form_of(read(text))


def parse(document: object) -> Form:
    """The form in an already decoded JSON document. Raises SchemaError if it is not one."""
    problems = list(unstorable(document))
    if problems:
        raise SchemaError(problems[:MOST_PROBLEMS])
    # unstorable() has just shown that there is nothing but JSON in it.
    return _form_of(document)  # type: ignore[arg-type]


def _form_of(document: Json) -> Form:
    notes = Notes()
    reader = Reader(document, path="", notes=notes)
    form = _form(reader)
    reader.done()
    if not notes.problems:
        _check_names(form, notes)
    if notes.problems:
        raise SchemaError(notes.problems)
    return form


def _form(reader: Reader) -> Form:
    if reader.value("schema_version") != SCHEMA_VERSION:
        reader.note(
            "schema_version",
            message="This is not a version of the form language known here.",
            remedy=f"Write {SCHEMA_VERSION}.",
        )
    return Form(
        slug=reader.needed_name("slug", pattern=SLUG),
        title=reader.needed_text("title"),
        intro=reader.text("intro", most=PAGE),
        warning=reader.text("warning", most=PAGE),
        subject=_subject(reader.inner("subject")),
        requires=_requires(reader.inner("requires")),
        sections=_sections(reader),
        conditions=tuple(
            _condition(item) for item in reader.objects("conditions", most=MOST_NAMED)
        ),
        computed=tuple(_computed(item) for item in reader.objects("computed", most=MOST_NAMED)),
        bindings=tuple(_binding(item) for item in reader.objects("bindings", most=MOST_NAMED)),
        ending=_ending(reader.inner("ending")),
        test_cases=tuple(_case(item) for item in reader.objects("test_cases", most=MOST_NAMED)),
    )


def _sections(reader: Reader) -> tuple[Section, ...]:
    sections = tuple(_section(item) for item in reader.objects("sections", most=MOST_SECTIONS))
    if not sections:
        reader.note("sections", message="The form has no sections.", remedy="Add one.")
    if sum(len(section.questions) for section in sections) > MOST_QUESTIONS:
        reader.note(
            "sections",
            message=f"The form has more than {MOST_QUESTIONS} questions.",
            remedy="Split the form.",
        )
    return sections


def _section(reader: Reader) -> Section:
    section = Section(
        id=reader.needed_name("id", pattern=IDENTIFIER),
        title=reader.needed_text("title"),
        help=reader.text("help", most=PAGE),
        show_if=_show_if(reader),
        questions=tuple(
            _question(item) for item in reader.objects("questions", most=MOST_QUESTIONS)
        ),
    )
    reader.done()
    return section


def _question(reader: Reader) -> Question:
    question = Question(
        id=reader.needed_name("id", pattern=IDENTIFIER),
        type=reader.needed_name("type", pattern=NAME),
        label=reader.text("label"),
        hint=reader.text("hint", most=PAGE),
        help=reader.text("help", most=PAGE),
        required=reader.code("required", among=Required, otherwise=Required.OPTIONAL),
        options=tuple(_option(item) for item in reader.objects("options", most=MOST_OPTIONS)),
        settings=_settings(reader.inner("settings")),
        show_if=_show_if(reader),
        errors=_errors(reader.inner("errors")),
        prefill=reader.name("prefill", pattern=NAME),
        private=reader.flag("private"),
    )
    reader.done()
    return question


def _option(reader: Reader) -> Option:
    option = Option(
        value=reader.needed_name("value", pattern=OPTION_CODE),
        label=reader.needed_text("label"),
        hint=reader.text("hint"),
        show_if=_show_if(reader),
        exclusive=reader.flag("exclusive"),
    )
    reader.done()
    return option


def _show_if(reader: Reader) -> Expression | None:
    value = reader.value("show_if")
    if not reader.has("show_if"):
        return None
    return read_expression(value, path=reader.at("show_if"), notes=reader.notes)


def _settings(reader: Reader | None) -> dict[str, Json]:
    """Every setting as it stands: which a type takes, its registry knows and lint tells."""
    return {key: reader.value(key) for key in reader.names()} if reader else {}


def _errors(reader: Reader | None) -> dict[str, str]:
    if reader is None:
        return {}
    found = {key: reader.text(key) for key in ("required", "invalid")}
    reader.done()
    return {key: text for key, text in found.items() if text}


def _subject(reader: Reader | None) -> Subject | None:
    if reader is None:
        return None
    kind = reader.needed_name("type", pattern=NAME)
    is_asked = reader.value("question") is not None
    question = reader.needed_name("question", pattern=IDENTIFIER) if is_asked else ""
    reader.done()
    return Subject(kind, question)


def _requires(reader: Reader | None) -> Requires | None:
    if reader is None:
        return None
    requires = Requires(
        reader.needed_name("record", pattern=NAME), reader.needed_name("verb", pattern=NAME)
    )
    reader.done()
    return requires


def _ending(reader: Reader | None) -> Ending | None:
    if reader is None:
        return None
    ending = Ending(reader.needed_text("title"), reader.text("text", most=PAGE))
    reader.done()
    return ending


def _condition(reader: Reader) -> Condition:
    name = reader.needed_name("name", pattern=IDENTIFIER)
    tree = reader.value("expression")
    expression = read_expression(tree, path=reader.at("expression"), notes=reader.notes)
    reader.done()
    return Condition(name, expression)


def _computed(reader: Reader) -> Computed:
    identifier = reader.needed_name("id", pattern=IDENTIFIER)
    label = reader.needed_text("label")
    tree = reader.value("value")
    computed = Computed(
        identifier, label, read_computation(tree, path=reader.at("value"), notes=reader.notes)
    )
    reader.done()
    return computed


def _binding(reader: Reader) -> Binding:
    inner = reader.inner("fields")
    if not reader.has("action"):
        reader.note("action", message="“action” is missing.", remedy=f"Use {', '.join(Action)}.")
    binding = Binding(
        target=reader.needed_name("target", pattern=NAME),
        action=reader.code("action", among=Action, otherwise=Action.CREATE),
        when=reader.name("when", pattern=IDENTIFIER),
        fields=_fields(inner) if inner else {},
    )
    reader.done()
    return binding


def _fields(reader: Reader) -> dict[str, Constant | Reference]:
    if len(reader.names()) > MOST_FIELDS:
        reader.notes.add(
            reader.path, message=f"More than {MOST_FIELDS} fields.", remedy="Take some out."
        )
    fields: dict[str, Constant | Reference] = {}
    for key in reader.names()[:MOST_FIELDS]:
        inner = reader.inner(key)
        if not NAME.fullmatch(key):
            reader.note(key, message="This cannot be a field's name.", remedy="Use letters and _.")
        if inner is not None:
            fields[key] = _field(inner)
    return fields


def _field(reader: Reader) -> Constant | Reference:
    found: Constant | Reference
    if reader.has("constant"):
        found = Constant(reader.value("constant"))
    elif reader.has("computed"):
        found = Reference(Source.COMPUTED, reader.needed_name("computed", pattern=IDENTIFIER))
    else:
        found = Reference(Source.QUESTION, reader.needed_name("question", pattern=IDENTIFIER))
    reader.done()
    return found


def _case(reader: Reader) -> Case:
    day = iso_day(reader.needed_text("today"))
    if day is None or not 1900 <= day.year <= 2200:
        reader.note("today", message="This is not a day.", remedy="Write it as 2026-03-27.")
    answers = reader.inner("answers")
    case = Case(
        name=reader.needed_text("name"),
        today=day or date.min,
        answers={key: answers.value(key) for key in answers.names()} if answers else {},
        sections=_names(reader, "sections"),
        writes=_names(reader, "writes") if reader.has("writes") else None,
    )
    reader.done()
    return case


def _names(reader: Reader, key: str) -> tuple[str, ...]:
    names: list[str] = []
    for path, item in reader.list(key, most=MOST_NAMED):
        if isinstance(item, str):
            names.append(item)
        else:
            reader.notes.add(path, message="This is not a name.", remedy="Write a name in quotes.")
    return tuple(names)


def _check_names(form: Form, notes: Notes) -> None:
    """Refuses what would make the form mean two things, or never come to an end."""
    _check_twice(((f"sections[{i}].id", s.id) for i, s in enumerate(form.sections)), notes)
    _check_twice(
        (
            (f"sections[{i}].questions[{j}].id", question.id)
            for i, section in enumerate(form.sections)
            for j, question in enumerate(section.questions)
        ),
        notes,
    )
    _check_twice(((f"conditions[{i}].name", c.name) for i, c in enumerate(form.conditions)), notes)
    _check_twice(((f"computed[{i}].id", c.id) for i, c in enumerate(form.computed)), notes)
    for i, section in enumerate(form.sections):
        for j, question in enumerate(section.questions):
            at = f"sections[{i}].questions[{j}].options"
            _check_twice(
                ((f"{at}[{k}].value", o.value) for k, o in enumerate(question.options)), notes
            )
    for tangle in tangles(form):
        notes.add(tangle.path, message=tangle.message, remedy="Take one look out of it.")


def _check_twice(named: Iterable[tuple[str, str]], notes: Notes) -> None:
    first: dict[str, str] = {}
    for path, name in named:
        if name in first:
            notes.add(
                path, message=f"“{name}” is already used at {first[name]}.", remedy="Rename one."
            )
        first.setdefault(name, path)
