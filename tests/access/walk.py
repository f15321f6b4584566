"""Every address the site answers, read from the URLconf itself, so that none can be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its text, its full name and the names of its parameters."""

    route: str
    name: str
    parameters: tuple[str, ...]
    view: str

    @property
    def key(self) -> str:
        """What access.toml calls it: its name where it has one, else its text."""
        return self.name or self.route


def addresses() -> list[Address]:
    """Every pattern of the URLconf, in the order in which they are tried."""
    return list(_walk(get_resolver().url_patterns, route="", namespaces=(), parameters=()))


def _walk(
    patterns: list[URLPattern | URLResolver],
    *,
    route: str,
    namespaces: tuple[str, ...],
    parameters: tuple[str, ...],
) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        named = (*parameters, *pattern.pattern.converters, *_groups(pattern))
        if isinstance(pattern, URLResolver):
            inside = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, route=here, namespaces=inside, parameters=named)
            continue
        name = ":".join((*namespaces, pattern.name)) if pattern.name else ""
        view = f"{pattern.callback.__module__}.{pattern.callback.__qualname__}"
        yield Address(route=here, name=name, parameters=tuple(dict.fromkeys(named)), view=view)


def _groups(pattern: URLPattern | URLResolver) -> tuple[str, ...]:
    """Parameters of a pattern written as a regular expression: named, or counted from 0."""
    regex = pattern.pattern.regex
    if pattern.pattern.converters:
        return ()
    return tuple(regex.groupindex) or tuple(str(n) for n in range(regex.groups))
