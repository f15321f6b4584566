"""A Form becomes the shortest document that means the same: what is left out is empty."""

from collections.abc import Iterable, Mapping
from datetime import date

from forms.engine.document import Json
from forms.engine.expressions import (
    Age,
    AllOf,
    AnyOf,
    Choose,
    Computation,
    Count,
    DateOf,
    Day,
    DaysBetween,
    Expression,
    FromToday,
    Look,
    Named,
    Not,
    Sum,
)
from forms.engine.schema import (
    Binding,
    Case,
    Constant,
    Form,
    Option,
    Question,
    Reference,
    Required,
    Section,
)


def dump(form: Form) -> dict[str, Json]:
    """The document of a form; load(canonical(dump(form))) is the form again."""
    subject, requires, ending = form.subject, form.requires, form.ending
    return _short(
        schema_version=form.schema_version,
        slug=form.slug,
        title=form.title,
        intro=form.intro,
        warning=form.warning,
        subject=_short(type=subject.type, question=subject.question) if subject else None,
        requires={"record": requires.record, "verb": requires.verb} if requires else None,
        sections=[_section(section) for section in form.sections],
        conditions=[
            {"name": item.name, "expression": expression_document(item.expression)}
            for item in form.conditions
        ],
        computed=[
            {"id": item.id, "label": item.label, "value": _computation(item.value)}
            for item in form.computed
        ],
        bindings=[_binding(binding) for binding in form.bindings],
        ending=_short(title=ending.title, text=ending.text) if ending else None,
        test_cases=[_case(case) for case in form.test_cases],
    )


def _short(**values: Json) -> dict[str, Json]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, False)}


def _section(section: Section) -> dict[str, Json]:
    document = _short(
        id=section.id,
        title=section.title,
        help=section.help,
        show_if=_show_if(section.show_if),
    )
    questions: list[Json] = [_question(question) for question in section.questions]
    return document | {"questions": questions}


def _question(question: Question) -> dict[str, Json]:
    errors: dict[str, Json] = dict(question.errors)
    return _short(
        id=question.id,
        type=question.type,
        label=question.label,
        hint=question.hint,
        help=question.help,
        required="" if question.required is Required.OPTIONAL else question.required.value,
        options=[_option(option) for option in question.options],
        settings=dict(question.settings),
        show_if=_show_if(question.show_if),
        errors=errors,
        prefill=question.prefill,
        private=question.private,
    )


def _option(option: Option) -> dict[str, Json]:
    return _short(
        value=option.value,
        label=option.label,
        hint=option.hint,
        show_if=_show_if(option.show_if),
        exclusive=option.exclusive,
    )


def _show_if(expression: Expression | None) -> Json:
    if isinstance(expression, Named):
        return expression.name
    return None if expression is None else expression_document(expression)


def expression_document(expression: Expression) -> dict[str, Json]:
    """An expression as it stands in a document."""
    match expression:
        case AllOf(parts=parts):
            return {"all": _expressions(parts)}
        case AnyOf(parts=parts):
            return {"any": _expressions(parts)}
        case Not(part=part):
            return {"not": expression_document(part)}
        case Named(name=name):
            return {"condition": name}
    return {
        expression.source.value: expression.name,
        expression.operator.value: _operand(expression),
    }


def _expressions(parts: Iterable[Expression]) -> list[Json]:
    return [expression_document(part) for part in parts]


def _operand(look: Look) -> Json:
    if isinstance(look.value, date | FromToday | DateOf):
        return _day(look.value)
    return look.value


def _day(day: Day) -> Json:
    match day:
        case FromToday(days=days):
            return {"today": days}
        case DateOf(question=question):
            return {"question": question}
    return day.isoformat()


def _computation(computation: Computation) -> dict[str, Json]:
    match computation:
        case Count(question=question):
            return {"count": question}
        case Sum(questions=questions):
            return {"sum": list(questions)}
        case DaysBetween(first=first, second=second):
            return {"days_between": [_day(first), _day(second)]}
        case Age(born=born, on=on):
            return {"age": {"born": _day(born), "on": _day(on)}}
    return _choose(computation)


def _choose(choose: Choose) -> dict[str, Json]:
    cases: list[Json] = [{"when": name, "text": text} for name, text in choose.cases]
    return {"choose": cases} | _short(otherwise=choose.otherwise)


def _binding(binding: Binding) -> dict[str, Json]:
    return _short(
        target=binding.target,
        action=binding.action.value,
        when=binding.when,
        fields=_fields(binding.fields),
    )


def _fields(fields: Mapping[str, Constant | Reference]) -> dict[str, Json]:
    return {name: _field(field) for name, field in fields.items()}


def _field(field: Constant | Reference) -> dict[str, Json]:
    if isinstance(field, Constant):
        return {"constant": field.value}
    return {field.source.value: field.name}


def _case(case: Case) -> dict[str, Json]:
    document = _short(name=case.name, today=case.today.isoformat())
    document |= {"answers": dict(case.answers), "sections": list(case.sections)}
    if case.writes is not None:
        document["writes"] = list(case.writes)
    return document
