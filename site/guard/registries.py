"""What higher folders add to the guard's own checks, in their apps.ready()."""

from collections.abc import Callable

from schools.registry import Registry

# name -> what is wrong, as sentences without names of children: read by `manage.py verify`
integrity_checks: Registry[Callable[[], list[str]]] = Registry(of="integrity check")
