"""Screens of private records that ask at every step; the only way records reach the admin."""

from guard.viewsets.parts import Button, Column, Filter, Tab
from guard.viewsets.viewset import GuardedViewSet

__all__ = ["Button", "Column", "Filter", "GuardedViewSet", "Tab"]
