"""What the installation asks of its own database."""

from datetime import date

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from schools.models import Post, Trust
from schools.queries import in_force_on


def is_behind() -> bool:
    """Whether a migration waits to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def has_content() -> bool:
    """Whether anybody, or the demo, has begun to use this database."""
    return Trust.objects.exists()


def posts_in_force(on: date) -> list[Post]:
    """Every post held on a day, in the order in which the people were made."""
    posts = Post.objects.filter(in_force_on(on)).select_related("user", "school", "trust")
    return list(posts.order_by("user_id", "role"))
