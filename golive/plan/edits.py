"""Reading and changing one field of a plan, by its path.

A path names a field by words and ids joined with dots: `launch.name`,
`deployment.steps.k3m9x2c7ab.owner`, `team.edits.backup.status`. A row is named by its id, so a
path stays right when rows move.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from golive.errors import EditError
from golive.plan.parts import ID_PATTERN, Part, Row
from golive.plan.whole import Plan

_ID = re.compile(ID_PATTERN)


def value_at(plan: Plan, path: str) -> Any:
    """Give the value that a path names.

    Raises:
        EditError: the plan has no such field or row.
    """
    here: Any = plan
    names = path.split(".")
    for depth in range(len(names)):
        here = _child(here, names, depth)
    return here


def with_value(plan: Plan, path: str, value: object) -> Plan:
    """Give the plan with one field replaced; the value may be JSON-ready or a model.

    Raises:
        EditError: no such field or row, a value that the field cannot hold, or an id: ids are
            made once.
    """
    changed: Plan = _replaced(plan, path.split("."), 0, value)
    return changed


def with_row(plan: Plan, path: str, row: Row, at: int | None = None) -> Plan:
    """Give the plan with a row put into the list at `path`, at the end or before place `at`.

    Raises:
        EditError: no list of such rows, or a row with this id is already there.
    """
    rows = list(_rows(plan, path))
    rows.insert(len(rows) if at is None else at, row)
    return with_value(plan, path, tuple(rows))


def without_row(plan: Plan, path: str) -> Plan:
    """Give the plan without the row that the path names.

    Raises:
        EditError: no such row.
    """
    rows_path, _, row_id = path.rpartition(".")
    rows = _rows(plan, rows_path)
    rest = tuple(row for row in rows if row.id != row_id)
    if len(rest) == len(rows):
        raise EditError(_missing(path))
    return with_value(plan, rows_path, rest)


def field_at(path: str) -> FieldInfo:
    """Describe the field that a path names; ids in the path may be any.

    Raises:
        EditError: plans have no such field.
    """
    first, *rest = path.split(".")
    info = _field(Plan, first, path)
    model = _inner(info.annotation)
    for name in rest:
        if isinstance(model, tuple):
            model = model[0]
        else:
            info = _field(model, name, path)
            model = _inner(info.annotation)
    return info


def _field(model: Any, name: str, path: str) -> FieldInfo:
    if isinstance(model, type) and issubclass(model, Part) and name in model.model_fields:
        return model.model_fields[name]
    message = f"Plans have no field {path}."
    raise EditError(message)


def schema_at(path: str) -> dict[str, Any]:
    """Give the JSON Schema of the field that a path names, None left out: its type and limits."""
    info = field_at(path)
    checked: Any = Annotated[info.annotation, info]
    schema = TypeAdapter(checked).json_schema()
    alternatives = schema.get("anyOf", [schema])
    found: dict[str, Any] = next(one for one in alternatives if one.get("type") != "null")
    return found


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


def _rows(plan: Plan, path: str) -> tuple[Row, ...]:
    row_type(path)
    rows = value_at(plan, path)
    if not isinstance(rows, tuple):
        message = f"{path} is not a list of rows."
        raise EditError(message)
    return rows


def _child(here: Any, names: list[str], depth: int) -> Any:
    name = names[depth]
    if isinstance(here, Part) and name in type(here).model_fields:
        return getattr(here, name)
    if isinstance(here, Mapping) and _ID.fullmatch(name):
        return here.get(name) or _empty_entry(names[:depth])
    if isinstance(here, tuple):
        for row in here:
            if getattr(row, "id", None) == name:
                return row
    raise EditError(_missing(".".join(names)))


def _id_of(value: object, name: str) -> object:
    """Give the id that a row has or an id field holds; None for everything else."""
    if name == "id":
        return value
    if isinstance(value, Mapping):
        return value.get("id")
    return getattr(value, "id", None)


def _missing(path: str) -> str:
    return f"The plan has no {path}; somebody may have removed it."


def _empty_entry(mapping: list[str]) -> Part:
    """Give what a mapping holds for a key that nobody has written to yet."""
    model = _inner(field_at(".".join(mapping)).annotation)[0]
    empty: Part = model()
    return empty


def _replaced(here: Any, names: list[str], depth: int, value: object) -> Any:
    """Give `here` with what the names from `depth` on name in it replaced."""
    name, path = names[depth], ".".join(names)
    old = _child(here, names, depth)
    leaf = depth == len(names) - 1
    if leaf and _id_of(old, name) != _id_of(value, name):
        message = f"{path}: ids are made once and stay as they are."
        raise EditError(message)
    if not leaf:
        value = _replaced(old, names, depth + 1, value)
    if isinstance(here, Mapping):
        return {**here, name: value}
    if isinstance(here, tuple):
        return tuple(value if row.id == name else row for row in here)
    if leaf or isinstance(old, Mapping | tuple):  # what a list or mapping holds is not yet checked
        value = _checked(type(here), name, value, path)
    return here.model_copy(update={name: value})


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
