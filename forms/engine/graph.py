"""What looks at what: named conditions and computed values, followed to the questions they rest on."""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from forms.engine.expressions import (
    Computation,
    Day,
    Expression,
    References,
    inner_parts,
    references,
)
from forms.engine.schema import Form

# Working a condition out goes one call deeper with each level; Python stops at a thousand.
MOST_LEVELS = 60
Tree: TypeAlias = Expression | Computation | Day
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class Tangle:
    """A condition or computed value that cannot be worked out, and why."""

    path: str
    message: str


def tangles(form: Form) -> list[Tangle]:
    """Every circle among named conditions and computed values; without any, every tower too high."""
    trees, paths = _named_trees(form)
    links = {key: _links(references(tree)) & trees.keys() for key, tree in trees.items()}
    found: list[Tangle] = []
    while True:
        try:
            order = list(TopologicalSorter(links).static_order())
        except CycleError as error:
            circle: list[Key] = error.args[1]
            names = " → ".join(name for _, name in reversed(circle))
            found.append(Tangle(paths[circle[0]], f"This looks at itself: {names}."))
            links[circle[0]] = set()
        else:
            return found or _towers(order, trees=trees, paths=paths)


def _named_trees(form: Form) -> tuple[dict[Key, Tree], dict[Key, str]]:
    trees: dict[Key, Tree] = {}
    paths: dict[Key, str] = {}
    for index, condition in enumerate(form.conditions):
        trees["condition", condition.name] = condition.expression
        paths["condition", condition.name] = f"conditions[{index}]"
    for index, computed in enumerate(form.computed):
        trees["computed", computed.id] = computed.value
        paths["computed", computed.id] = f"computed[{index}]"
    return trees, paths


def _links(found: References) -> set[Key]:
    conditions = {("condition", name) for name in found.conditions}
    return conditions | {("computed", name) for name in found.computed}


def _towers(order: list[Key], *, trees: dict[Key, Tree], paths: dict[Key, str]) -> list[Tangle]:
    heights: dict[Key, int] = {}
    for key in order:
        below = max(
            (heights[link] for link in _links(references(trees[key])) & heights.keys()), default=0
        )
        heights[key] = below + _levels(trees[key])
    return [
        Tangle(paths[key], f"This rests on more than {MOST_LEVELS} levels of conditions.")
        for key, height in heights.items()
        if height > MOST_LEVELS
    ]


def _levels(tree: Tree) -> int:
    return 1 + max((_levels(part) for part in inner_parts(tree)), default=0)


def rests_on(form: Form, *, tree: Tree) -> References:
    """Everything the tree rests on, named conditions and computed values followed to the end."""
    total = references(tree)
    seen: set[Key] = set()
    waiting = _links(total)
    while waiting:
        key = waiting.pop()
        seen.add(key)
        kind, name = key
        named: Tree | None = (
            form.condition_named.get(name) if kind == "condition" else form.computation_of.get(name)
        )
        if named is not None:
            found = references(named)
            total |= found
            waiting |= _links(found) - seen
    return total
