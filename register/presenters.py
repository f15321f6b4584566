"""Records as people read them: labels, days and a pupil's story in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from law import packs
from law.codes import UNCATEGORISED
from law.errors import PackError
from register.models import Concern, Decision, Need, Pupil, RegisterEntry, WatchEntry
from register.models.standing import Status
from register.queries import Record
from register.rules.workflow import ON_REGISTER, ConcernState

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StoryLine:
    """One thing that happened, with its day."""

    on: date
    title: str
    who: str = ""
    reference: str = ""
    lines: Lines = ()
    note: str = ""
    # On one day what led to something stands below it, since the newest stands first.
    place: int = 0


@dataclass(frozen=True)
class Standing:
    """Where a pupil stands now, in words."""

    status: str
    since: date | None
    parents_informed_on: date | None
    is_on_register: bool
    watch: str
    needs: tuple[str, ...] = field(default=())


def day_text(day: date | None) -> str:
    """A day as people say it, 3 May 2026; nothing for no day."""
    return f"{day.day} {day:%B %Y}" if day else ""


def day_short(day: date | None) -> str:
    """A day in a list, 3 May 2026 with the month cut short; nothing for no day."""
    return f"{day.day} {day:%b %Y}" if day else ""


def name_with_birth(pupil: Pupil) -> str:
    """A name in a list, with what tells two pupils of one name and class apart."""
    return f"{pupil.name} (born {day_short(pupil.birth_date)})"


def code_label(key: str, code: str, *, pack: str) -> str:
    """What people read for a code of the pack a record was made under; the code if it is unknown."""
    try:
        return packs.load(pack).label(key, code)
    except PackError:
        return code


def need_label(need: Need) -> str:
    """A type of need as people read it, with what was written beside it."""
    label = code_label("sen_type", need.code, pack=need.pack)
    return f"{label}: {need.description}" if need.description else label


def ranked_need_label(need: Need) -> str:
    """The same with its broad area, if it is in one, and whether it is the primary one."""
    is_placed = need.broad_area not in {"", UNCATEGORISED}
    said = ["primary"] if need.rank == 1 else []
    if is_placed:
        said.append(code_label("broad_area", need.broad_area, pack=need.pack))
    return f"{need_label(need)} ({', '.join(said)})" if said else need_label(need)


def progress_text(concern: Concern) -> str:
    """The tests of progress that were met, one a sentence."""
    return "\n".join(
        code_label("progress_test", code, pack=concern.pack) for code in concern.progress_tests
    )


def standing(record: Record, *, on: date) -> Standing:
    """Where the pupil stands on this day."""
    entry = next((each for each in record.entries if each.to_on is None), None)
    watch = next((each for each in record.watches if each.closed_on is None), None)
    return Standing(
        status=Status(entry.status).label if entry else "Not on the register",
        since=entry.from_on if entry else None,
        parents_informed_on=entry.parents_informed_on if entry else None,
        is_on_register=entry is not None and entry.status in ON_REGISTER,
        watch=_watch_text(watch, on=on) if watch else "",
        needs=tuple(ranked_need_label(need) for need in record.needs if need.to_on is None),
    )


def story(record: Record) -> list[StoryLine]:
    """Everything that was recorded about the pupil, the newest first."""
    told = [
        *(_concern(each) for each in record.concerns),
        *_closings(record.concerns),
        *(_decision(each) for each in record.decisions),
        *(_entry(each) for each in record.entries),
        *(_watch(each) for each in record.watches),
        *(_past_need(each) for each in record.needs if each.to_on is not None),
    ]
    return sorted(told, key=lambda line: (line.on, line.place), reverse=True)


def _watch_text(watch: WatchEntry, *, on: date) -> str:
    late = " That day has passed: decide again." if watch.ends_on < on else ""
    return f"On the watch list, to be looked at again by {day_text(watch.ends_on)}.{late}"


def _filled(lines: Iterable[tuple[str, object]]) -> Lines:
    return tuple((label, str(text)) for label, text in lines if text)


def _concern(concern: Concern) -> StoryLine:
    if concern.state == ConcernState.MOVED:
        note = "A concern was put into this record by mistake. It has been taken out."
        return StoryLine(on=concern.raised_on, title="Concern taken out", note=note)
    note = ""
    if concern.moved_here_on:
        note = (
            "First put into another record by mistake;"
            f" brought here on {day_text(concern.moved_here_on)}."
        )
    return StoryLine(
        on=concern.raised_on,
        title="Concern raised",
        who=str(concern.raised_by or ""),
        reference=concern.reference,
        lines=_filled(concern_facts(concern)),
        note=note,
    )


def concern_facts(concern: Concern) -> list[tuple[str, object]]:
    """What was seen and said, line by line."""
    return [
        ("What is seen", concern.what_seen),
        ("Since", day_text(concern.seen_since)),
        ("Where it shows", concern.subjects),
        ("Tests of progress met", progress_text(concern)),
        ("What shows it", concern.progress_evidence),
        ("English as an additional language", concern.get_eal_display()),
        ("In the home language", concern.get_home_language_display()),
        ("How we know", concern.home_language_evidence),
        ("Tried so far", concern.tried),
        ("What it changed", concern.tried_effect),
        ("Parents told", day_text(concern.parents_told_on)),
        ("The parents’ view", concern.parent_view),
        ("The pupil’s view", concern.pupil_view),
    ]


def _closings(concerns: Iterable[Concern]) -> Iterable[StoryLine]:
    for concern in concerns:
        if concern.state == ConcernState.WITHDRAWN and concern.closed_on:
            yield StoryLine(
                on=concern.closed_on,
                title="Concern withdrawn",
                who=str(concern.closed_by or ""),
                reference=concern.reference,
                lines=_filled([("Why", concern.closed_reason)]),
                place=1,
            )


def decision_facts(decision: Decision) -> Lines:
    """What a decision rests on, line by line."""
    return _filled(
        [
            ("Why", decision.reason),
            ("Talk with the teacher", day_text(decision.discussed_with_teacher_on)),
            ("Progress looked at", day_text(decision.progress_analysed_on)),
            ("Talk with pupil and parents", day_text(decision.discussed_with_family_on)),
            ("Learning English thought of", "Yes" if decision.eal_considered else ""),
            ("Parents told", day_text(decision.parents_informed_on)),
        ]
    )


def _decision(decision: Decision) -> StoryLine:
    return StoryLine(
        on=decision.decided_on,
        title=f"Decided: {decision.get_outcome_display()}",
        who=str(decision.decided_by or ""),
        reference=decision.reference,
        lines=decision_facts(decision),
        place=1,
    )


def _entry(entry: RegisterEntry) -> StoryLine:
    label = Status(entry.status).label
    until = f" until {day_text(entry.to_on)}" if entry.to_on else ""
    basis = "\n".join(
        code_label("basis_of_need", code, pack=entry.pack) for code in entry.basis_of_need
    )
    return StoryLine(
        on=entry.from_on,
        title=f"{label}{until}",
        who=str(entry.decided_by or ""),
        reference=entry.reference,
        lines=_filled(
            [
                # A decision stands beside it and gives the reason; it is not said twice.
                ("Why", "" if entry.decision_id else entry.reason),
                ("Why it counts as a special educational need", basis),
                ("Parents told", "" if entry.decision_id else day_text(entry.parents_informed_on)),
            ]
        ),
        place=2,
    )


def _watch(watch: WatchEntry) -> StoryLine:
    closed = (
        f"{watch.get_outcome_display()} on {day_text(watch.closed_on)}" if watch.closed_on else ""
    )
    return StoryLine(
        on=watch.from_on,
        title="Watch list",
        reference=watch.reference,
        lines=_filled(
            [
                ("Look again by", day_text(watch.ends_on)),
                ("Why", "" if watch.decision_id else watch.reason),
                ("Ended", closed),
            ]
        ),
        place=2,
    )


def _past_need(need: Need) -> StoryLine:
    return StoryLine(
        on=need.to_on or need.from_on,
        title="Type of need until then",
        lines=(("Need", ranked_need_label(need)), ("Since", day_text(need.from_on))),
        place=2,
    )
