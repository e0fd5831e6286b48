"""The plan as a file: JSON out, JSON in with every fault named by its field."""

import json
from typing import Any

from pydantic import ValidationError

from golive.errors import Finding, PlanFileError, Severity
from golive.plan.whole import FORMAT, Plan

#: The largest plan file that is read, in bytes (a plan with three years of half hours has 1 MB).
LARGEST = 50_000_000
_SHOWN = 100


def to_json(plan: Plan) -> str:
    """Write a plan as JSON, two spaces a level, fields in the plan's order."""
    return plan.model_dump_json(indent=2) + "\n"


def from_json(text: str | bytes) -> Plan:
    """Read a plan from JSON.

    Raises:
        PlanFileError: not a plan; `faults` names every fault by its field, and nothing is loaded.
    """
    if len(text) > LARGEST:
        message = f"The plan file is larger than {LARGEST // 1_000_000} MB; it is not a plan."
        raise PlanFileError(message)
    written = _decoded(text)
    _check_format(_parsed(written))
    try:
        return Plan.model_validate_json(written)
    except ValidationError as error:
        faults = tuple(_fault(fault) for fault in error.errors())
        count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
        message = f"The plan file has {count}; nothing was loaded. First: {faults[0].what}"
        raise PlanFileError(message, faults[:_SHOWN]) from error


def _decoded(text: str | bytes) -> str:
    """Decode UTF-8; some editors put a byte-order mark in front of it."""
    try:
        decoded = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as error:
        message = "The plan file is not text in UTF-8; choose a file that golive saved."
        raise PlanFileError(message) from error
    return decoded.removeprefix("\ufeff")


def _check_format(raw: dict[str, Any]) -> None:
    if raw.get("format") != FORMAT:
        message = (
            f"The plan file says format {str(raw.get('format'))[:20]}; this golive reads format "
            f"{FORMAT}. Open it with the golive that wrote it, or a newer one."
        )
        raise PlanFileError(message)


def _parsed(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        message = f"The plan file is not JSON{where}; choose a file that golive saved."
        raise PlanFileError(message) from error
    if not isinstance(raw, dict):
        message = "The plan file holds no plan; choose a file that golive saved."
        raise PlanFileError(message)
    return raw


def _fault(fault: Any) -> Finding:
    where = ".".join(str(name) for name in fault["loc"]) or "plan"
    reason = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        reason = "plans have no such field"
    what = f"{where}: {reason}."
    return Finding("plan-file", Severity.STOP, where, what, "Correct the field in the file.")


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the plan file."""
    return Plan.model_json_schema(mode="validation")
