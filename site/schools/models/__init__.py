"""What the rest of the house stands on: who the schools are and who works there."""

from schools.models.authority import Authority
from schools.models.calendar import NonSchoolDay, Term
from schools.models.classes import Class, ClassStaff
from schools.models.people import Post, User
from schools.models.school import School
from schools.models.trust import Trust

__all__ = [
    "Authority",
    "Class",
    "ClassStaff",
    "NonSchoolDay",
    "Post",
    "School",
    "Term",
    "Trust",
    "User",
]
