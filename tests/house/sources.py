"""What our Python may say where; each check takes {path: source} and gives the lines that break it."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

SEND_WORDS = re.compile(r"\b(?:[Pp]upils?|PUPILS?|SENCOs?|SEN|SEND|EHC|EHCPs?)\b")
CLOCK = "site/schools/clock.py"
ASKS_THE_CLOCK = {
    "date": {"today"},
    "datetime": {"now", "utcnow", "today"},
    "timezone": {"now", "localdate", "localtime"},
}
# Django calls ready() when every app is there; the others run before anything is installed.
MAY_IMPORT_LATE = ("apps.py", "manage.py", "install.py")


def _found(
    texts: dict[str, str], matches: Callable[[ast.AST], bool], *, where: Callable[[str], bool]
) -> list[str]:
    return [
        f"{name}:{getattr(node, 'lineno', 0)}"
        for name, text in texts.items()
        if where(name)
        for node in ast.walk(ast.parse(text))
        if matches(node)
    ]


def is_view(name: str) -> bool:
    """Whether the file holds views or what stands beside them."""
    path = PurePosixPath(name)
    return bool({"views", "builder"} & set(path.parts)) or path.name in {"views.py", "api.py"}


def database_in_views(texts: dict[str, str]) -> list[str]:
    """Views that read or write rows themselves instead of calling a query or an action."""

    def matches(node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return isinstance(node.func, ast.Attribute) and node.func.attr == "save"
        return isinstance(node, ast.Attribute) and node.attr in {"objects", "unscoped"}

    return _found(texts, matches, where=is_view)


def may_see_every_row(name: str) -> bool:
    """Whether the file's work is the wall itself, or filling the database from outside."""
    path = PurePosixPath(name)
    if name.startswith("site/guard/"):
        return True
    return path.name in {"conditions.py", "demo.py"} or bool(
        {"demo", "importers"} & set(path.parts)
    )


def unscoped_rows(texts: dict[str, str]) -> list[str]:
    """Uses of the manager that sees every row, outside the few files that may."""

    def matches(node: ast.AST) -> bool:
        return isinstance(node, ast.Attribute) and node.attr == "unscoped"

    return _found(texts, matches, where=lambda name: not may_see_every_row(name))


def clock_readings(texts: dict[str, str]) -> list[str]:
    """Places that ask what day it is; the clock alone may."""

    def matches(node: ast.AST) -> bool:
        if not isinstance(node, ast.Attribute) or not isinstance(
            node.value, ast.Name | ast.Attribute
        ):
            return False
        owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
        return node.attr in ASKS_THE_CLOCK.get(owner, ())

    found = []
    for name, text in texts.items():
        tree = ast.parse(text)
        # localdate(moment) turns a moment into a day; only without one does it ask the clock.
        converting = {
            id(call.func)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and call.args
            and isinstance(call.func, ast.Attribute)
            and call.func.attr.startswith("local")
        }
        if name != CLOCK:
            nodes = (
                node for node in ast.walk(tree) if matches(node) and id(node) not in converting
            )
            found += [f"{name}:{getattr(node, 'lineno', 0)}" for node in nodes]
    return found


def late_imports(texts: dict[str, str]) -> list[str]:
    """Imports inside a function, which hide a circle."""

    def inner(text: str) -> Iterator[ast.AST]:
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from (
                    n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)
                )

    return [
        f"{name}:{getattr(node, 'lineno', 0)}"
        for name, text in texts.items()
        if PurePosixPath(name).name not in MAY_IMPORT_LATE
        for node in inner(text)
    ]


def register_from_outside(texts: dict[str, str]) -> list[str]:
    """Imports of the register's insides from other folders: only its figures, and its addresses."""
    open_to = {"register.figures": ("cms/",), "register.urls": ("site/config/",)}
    found = []
    for name, text in texts.items():
        if name.startswith("register/"):
            continue
        for node in ast.walk(ast.parse(text)):
            for module in _imported(node):
                inside = module == "register" or module.startswith("register.")
                if inside and not name.startswith(open_to.get(module, ("\0",))):
                    found.append(f"{name}:{getattr(node, 'lineno', 0)}: {module}")
    return found


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module == "register":
        return [f"register.{alias.name}" for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []


def send_words(texts: dict[str, str]) -> list[str]:
    """Lines of the form engine that speak of pupils or of special educational needs."""
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate([name, *text.splitlines()])
        if SEND_WORDS.search(line)
    ]
