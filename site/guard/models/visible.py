"""The condition "whoever is looking may see this row", worked out when the query runs."""

from typing import Any

from django.core.exceptions import FullResultSet
from django.db.models import BooleanField, Expression, F, Model
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler

from guard import permissions, scope
from guard.permissions import Verb


class Visible(Expression):
    """True for the rows of a private model on which the viewer of that moment may VIEW."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__(output_field=BooleanField())
        self.model = model
        self.key: Any = F("pk")

    def get_source_expressions(self) -> list[Any]:
        return [self.key]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.key,) = exprs

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        viewer = scope.current()
        if viewer.is_system:
            raise FullResultSet
        may_view = permissions.rows(viewer, Verb.VIEW, self.model)
        seen = self.model.unscoped.using(compiler.using).filter(may_view)  # type: ignore[attr-defined]
        # A join that turned out to be needless stays in the map, counted as used by nobody.
        tables = [alias for alias, uses in seen.query.alias_refcount.items() if uses]
        if len(tables) > 1 or seen.query.get_initial_alias() != self.key.alias:
            pks = seen.values("pk").query.resolve_expression(compiler.query)
            return In(self.key, pks).as_sql(compiler, connection)
        # Without joins the condition stands as well on the query's own table, where an index helps.
        return compiler.compile(seen.query.where)
