"""Reading and changing one field of a plan, by its path.

A path names a field by words and ids joined with dots: `launch.name`,
`deployment.steps.k3m9x2c7ab.owner`, `team.edits.backup.status`. A row is named by its id, so a
path stays right when rows move.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from golive.errors import EditError
from golive.plan.parts import Part, Row
from golive.plan.whole import Plan


def value_at(plan: Plan, path: str) -> Any:
    """Give the value that a path names.

    Raises:
        EditError: the plan has no such field or row.
    """
    here: Any = plan
    for name in path.split("."):
        here = _child(here, name, path)
    return here


def with_value(plan: Plan, path: str, value: object) -> Plan:
    """Give the plan with one field replaced; the value may be JSON-ready or a model.

    Raises:
        EditError: no such field or row, or a value that the field cannot hold.
    """
    changed: Plan = _replaced(plan, path.split("."), value, path)
    return changed


def with_row(plan: Plan, path: str, row: Row, at: int | None = None) -> Plan:
    """Give the plan with a row put into the list at `path`, at the end or before place `at`."""
    rows = list(value_at(plan, path))
    if any(other.id == row.id for other in rows):
        message = f"{path} already holds a row {row.id}."
        raise EditError(message)
    rows.insert(len(rows) if at is None else at, row)
    return with_value(plan, path, tuple(rows))


def without_row(plan: Plan, path: str) -> Plan:
    """Give the plan without the row that the path names."""
    rows_path, _, row_id = path.rpartition(".")
    gone = value_at(plan, path)
    rows = tuple(row for row in value_at(plan, rows_path) if row is not gone)
    if len(rows) == len(value_at(plan, rows_path)):
        message = f"{rows_path} holds no row {row_id}."
        raise EditError(message)
    return with_value(plan, rows_path, rows)


def field_at(path: str) -> FieldInfo:
    """Describe the field that a path names; ids in the path may be any.

    Raises:
        EditError: plans have no such field.
    """
    model: Any = Plan
    info: FieldInfo | None = None
    for name in path.split("."):
        if isinstance(model, type) and issubclass(model, Part):
            info = model.model_fields.get(name)
            if info is None:
                message = f"Plans have no field {path}."
                raise EditError(message)
            model = _inner(info.annotation)
        else:
            model = model[0]
    if info is None:
        message = "A path needs at least one word."
        raise EditError(message)
    return info


def row_type(path: str) -> type[Row]:
    """Give the kind of row that the list at `path` holds."""
    inner = _inner(field_at(path).annotation)
    if isinstance(inner, tuple) and issubclass(inner[0], Row):
        found: type[Row] = inner[0]
        return found
    message = f"{path} is not a list of rows."
    raise EditError(message)


def _inner(annotation: Any) -> Any:
    """Give a model for a field that holds one, a one-tuple of it for a list or mapping."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _inner(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _inner(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if origin is tuple:
        return (_inner(get_args(annotation)[0]),)
    if origin is dict:
        return (_inner(get_args(annotation)[1]),)
    return annotation


def _child(here: Any, name: str, path: str) -> Any:
    if isinstance(here, Part) and name in type(here).model_fields:
        return getattr(here, name)
    if isinstance(here, Mapping):
        return here.get(name) or _empty_entry(path, name)
    if isinstance(here, tuple):
        for row in here:
            if getattr(row, "id", None) == name:
                return row
    message = f"The plan has no {path}; somebody may have removed it."
    raise EditError(message)


def _empty_entry(path: str, name: str) -> Part:
    """Give what a mapping holds for a key that nobody has written to yet."""
    entry = path[: path.index(name) + len(name)]
    model = _inner(field_at(entry.rpartition(".")[0]).annotation)[0]
    empty: Part = model()
    return empty


def _replaced(here: Any, names: list[str], value: object, path: str) -> Any:
    name, rest = names[0], names[1:]
    if rest:
        value = _replaced(_child(here, name, path), rest, value, path)
    if isinstance(here, Mapping):
        return {**here, name: value}
    if isinstance(here, tuple):
        _child(here, name, path)
        return tuple(value if row.id == name else row for row in here)
    if name not in type(here).model_fields:
        message = f"The plan has no {path}."
        raise EditError(message)
    checked = value if rest else _checked(type(here), name, value, path)
    return here.model_copy(update={name: checked})


def _checked(model: type[Part], name: str, value: object, path: str) -> Any:
    try:
        return _adapter(model, name).validate_python(value)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        message = f"{path}: {reason}."
        raise EditError(message) from error


@lru_cache(maxsize=1024)
def _adapter(model: type[Part], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    checked: Any = Annotated[info.annotation, info]
    return TypeAdapter(checked)
