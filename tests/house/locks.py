"""What the lock files must be: every package pinned and hashed, no address in them."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<marker> ; [^\\]*)?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)$"
)


def pins(text: str) -> dict[str, set[str]]:
    """Each package with the versions it is pinned to. Raises ValueError for any other line."""
    found: dict[str, set[str]] = {}
    for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines():
        match = PINNED.match(line.strip())
        if not match:
            raise ValueError(f"not a pinned package with its hashes: {line[:100]}")
        found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


def not_locked(project: str, *, lock: str, extra: str | None) -> list[str]:
    """Packages that pyproject asks for and the lock lacks or holds in another version."""
    table = tomllib.loads(project)["project"]
    wanted = [*table["dependencies"], *(table["optional-dependencies"][extra] if extra else [])]
    locked = pins(lock)
    missing = []
    for text in wanted:
        need = Requirement(text)
        versions = locked.get(canonicalize_name(need.name), set())
        if not versions or not all(need.specifier.contains(v) for v in versions):
            missing.append(f"{text} (locked: {sorted(versions) or 'nothing'})")
    return missing
