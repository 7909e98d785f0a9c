"""Statements that are worded once and read through the driver itself: what every page of calls needs."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select


class _Worded(NamedTuple):
    text: str
    # Where the driver goes by position
    order: list[str] | None
    constants: dict[str, Any]


class Prepared:
    """A SELECT with named parameters: to build, compile and wrap it each time would be half of a small answer."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._worded: dict[str, _Worded] = {}

    def rows(self, connection: Connection, **values: object) -> list[Any]:
        """All rows, as the driver's own tuples."""
        dialect: Any = connection.dialect
        worded = self._worded.get(dialect.name) or self._word(dialect)
        given = {**worded.constants, **values}
        raw: Any = connection.connection.driver_connection
        try:
            found = raw.execute(
                worded.text, given if worded.order is None else [given[name] for name in worded.order]
            )
            rows: list[Any] = found.fetchall()
        except dialect.loaded_dbapi.Error:
            # Once more by the engine: it tells what is wrong without values and gives up connections that broke.
            return [tuple(row) for row in connection.execute(self._statement, values)]
        return rows

    def row(self, connection: Connection, **values: object) -> Any:  # noqa: ANN401 - as many types as statements
        """The first row, or None."""
        rows = self.rows(connection, **values)
        return rows[0] if rows else None

    def _word(self, dialect: Any) -> _Worded:  # noqa: ANN401 - one of two dialects
        compiled = self._statement.compile(dialect=dialect)
        constants = {name: value for name, value in compiled.params.items() if value is not None}
        worded = self._worded[dialect.name] = _Worded(compiled.string, compiled.positiontup, constants)
        return worded
