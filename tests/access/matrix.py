"""The matrix: every person tries every address with every method, and each answer is judged."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.access import tries, world
from tests.access.entitlement import RUNNERS, WRITERS, may_read
from tests.access.people import Person
from tests.access.tries import Answer
from tests.access.walk import Address, addresses
from tests.access.world import World

STATED = tomllib.loads((Path(__file__).parent / "access.toml").read_text())
# method -> the rows it is tried on: everything is read; a refusal that holds for one row of each
# kind of neighbour holds for the next of that kind.
METHODS = {
    "GET": {"", "missing", *world.PUPILS},
    "HEAD": {"", "b1"},
    "POST": {"", "missing", "a1", "b1"},
    "PUT": {"b1"},
    "PATCH": {"b1"},
    "DELETE": {"b1"},
    "OPTIONS": {"b1"},
}


@dataclass(frozen=True)
class Target:
    """One address with its parameters filled in: whose row it asks for, if it asks for one."""

    key: str
    url: str
    of: str = ""


@dataclass
class Result:
    """What came of it: cells tried, in how many an entitled person saw a token, and every leak."""

    cells: int = 0
    seen: int = 0
    leaks: list[str] = field(default_factory=list)

    def line(self) -> str:
        """What the run prints."""
        return f"{self.cells} access cells, {len(self.leaks)} leaks ({self.seen} seen by right)"


def unstated() -> list[str]:
    """Addresses for which access.toml says nothing, and lines of it that no address answers to."""
    there = {address.key for address in addresses()}
    said = {*STATED["public"]["addresses"], *STATED["wagtail"]["addresses"], *STATED["private"]}
    return sorted(there ^ said)


def private_targets(planted: World) -> list[Target]:
    """Our own private addresses in full: each with every row it could be asked for."""
    by_key: dict[str, Address] = {address.key: address for address in addresses()}
    return [
        target
        for key, filling in STATED["private"].items()
        for target in _filled(by_key[key], filling, planted)
    ]


def _filled(address: Address, filling: dict[str, Any], planted: World) -> Iterator[Target]:
    missing = set(address.parameters) - set(filling)
    if missing:
        raise LookupError(f"access.toml does not say how to fill {missing} of {address.key}.")
    choices = [list(_values(filling[name], planted)) for name in address.parameters]
    for combination in product(*choices):
        kwargs = {
            name: value for name, (_, value) in zip(address.parameters, combination, strict=True)
        }
        of = next((pupil for pupil, _ in combination if pupil), "")
        url = reverse(address.name, kwargs=kwargs)
        yield Target(key=address.key, url=url, of=of)
        for query in filling.get("queries", ()):
            yield Target(key=address.key, url=f"{url}?{query}", of=of)


def _values(said: Any, planted: World) -> Iterator[tuple[str, str]]:
    if isinstance(said, str) and said.startswith("@"):
        yield from world.choices(planted, said[1:])
    else:
        yield from (("", value) for value in said)


def wagtail_targets(planted: World) -> list[Target]:
    """Wagtail's own addresses, filled with what has most to give away."""
    ids = [str(next(iter(ids.values()))) for ids in planted.rows.values()]
    queries = (f"id={ids[0]}&q=ZQ7", f"q=ZQ7&export=csv&id={ids[1]}")
    return [
        Target(key=address.key, url=asked)
        for address in addresses()
        if address.key in STATED["wagtail"]["addresses"]
        for url in _wagtail_urls(address)
        for asked in (url, *(f"{url}?{query}" for query in queries))
    ]


def _wagtail_urls(address: Address) -> Iterator[str]:
    if not address.name:
        yield f"/{address.route.split('^')[0]}"
        return
    groups = STATED["wagtail"]["groups"].get(address.key)
    if groups:
        yield reverse(address.name, args=groups)
        return
    values = STATED["wagtail"]["parameters"]
    for combination in product(*(values.get(name, ["1"]) for name in address.parameters)):
        yield reverse(address.name, kwargs=dict(zip(address.parameters, combination, strict=True)))


def in_parts(people: list[Person], planted: World, *, parts: int) -> list[list[Person]]:
    """The people in parts that see about equally much, so that each part shows what it is worth."""
    richest_first = sorted(
        people, key=lambda person: -sum(may_read(person, s) for s in planted.secrets.values())
    )
    there_and_back = [*range(parts), *reversed(range(parts))]
    shares: list[list[Person]] = [[] for _ in range(parts)]
    for place, person in enumerate(richest_first):
        shares[there_and_back[place % len(there_and_back)]].append(person)
    return shares


def run(
    people: Iterable[Person],
    targets: list[Target],
    planted: World,
    *,
    methods: tuple[str, ...] = tuple(METHODS),
) -> Result:
    """Try every cell and judge it."""
    result = Result()
    before = tries.fingerprint()
    for person in people:
        client = Client(raise_request_exception=False)
        if person.user is not None:
            client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        for target in targets:
            for method in methods:
                if not _is_tried(method, target):
                    continue
                answer = tries.attempt(
                    client, method, target.url, data=_body(method, target, planted), before=before
                )
                result.cells += 1
                _judge(result, person, target, method, answer, planted)
    return result


def _is_tried(method: str, target: Target) -> bool:
    return method == "GET" or ("?" not in target.url and target.of in METHODS[method])


def _body(method: str, target: Target, planted: World) -> dict[str, Any]:
    """A body that names somebody else's rows wherever a form could take an id."""
    if method != "POST":
        return {}
    pupil, concern = planted.rows["pupil"]["b1"], planted.rows["concern"]["b1"]
    return {
        "pupil": pupil,
        "about": concern,
        "subject": pupil,
        "id": concern,
        "school": planted.schools["B"].pk,
        "version": 1,
        "reason": "x",
        "action": "save",
    }


def _judge(
    result: Result, person: Person, target: Target, method: str, answer: Answer, planted: World
) -> None:
    where = f"{person.name}: {method} {target.key} ({target.of or '-'}) → {answer.status}"
    secrets = [planted.secrets[token] for token in answer.tokens if token in planted.secrets]
    foreign = [secret for secret in secrets if not may_read(person, secret)]
    if len(secrets) > len(foreign):
        result.seen += 1
    if foreign:
        result.leaks.append(f"{where} shows {foreign[0].record} of {foreign[0].school}")
    if answer.status >= 500 and target.key not in STATED["wagtail"]["breaks_by_itself"]:
        result.leaks.append(f"{where} breaks")
    if _wrote_too_far(person, target, answer, planted):
        result.leaks.append(f"{where} writes {', '.join(sorted(answer.written))}")


def _wrote_too_far(person: Person, target: Target, answer: Answer, planted: World) -> bool:
    if answer.written & tries.SHARED and not _runs(person, target):
        return True
    if not answer.schools_changed:
        return False
    own = {planted.schools[name].pk for name in person.schools}
    return person.role not in WRITERS or not answer.schools_changed <= own


def _runs(person: Person, target: Target) -> bool:
    """Whether the person may give posts or keep the facts of the place that is asked for."""
    if person.name == "root":
        return True
    place = {"a1": "A", "b1": "B", "c1": "C", "": "A"}.get(target.of, "")
    return person.role in RUNNERS and place in person.schools


def betrayals(people: Iterable[Person], targets: list[Target], planted: World) -> list[str]:
    """Where an id of somebody else's row is answered otherwise than one that nobody has."""
    found = []
    for person in people:
        client = Client(raise_request_exception=False)
        if person.user is not None:
            client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        for group in _by_address(targets):
            missing = next(t for t in group if t.of == "missing")
            for target in group:
                if target.of == "missing" or _may_reach(person, target, planted):
                    continue
                for method in ("GET", "HEAD", "POST"):
                    body = {"action": "save"} if method == "POST" else {}
                    answers = [
                        tries.attempt(client, method, t.url, data=body, before={}).without_noise
                        for t in (target, missing)
                    ]
                    if answers[0] != answers[1]:
                        found.append(f"{person.name}: {method} {target.key} betrays {target.of}")
    return found


def _by_address(targets: list[Target]) -> Iterator[list[Target]]:
    asked = [target for target in targets if target.of and "?" not in target.url]
    shapes: dict[tuple[str, str], list[Target]] = {}
    for target in asked:
        shapes.setdefault((target.key, tries.NOISE.sub("~", target.url)), []).append(target)
    yield from shapes.values()


def _may_reach(person: Person, target: Target, planted: World) -> bool:
    """Whether anything about this pupil is the person's to see, so that the answers may differ."""
    return any(
        may_read(person, secret)
        for secret in planted.secrets.values()
        if secret.token.startswith(f"ZQ7-{target.of}-")
    )
