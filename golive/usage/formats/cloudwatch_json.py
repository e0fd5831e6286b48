"""What the AWS CLI prints of a CloudWatch metric: `get-metric-statistics`, `get-metric-data`."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from golive.errors import UnreadableError
from golive.plan import How
from golive.usage.json_text import document, head
from golive.usage.metric_series import MetricSeries, number, table_of_series
from golive.usage.shapes import Account, Table
from golive.usage.times import stamp

NAME = "AWS CloudWatch (JSON)"
WHERE = "`aws cloudwatch get-metric-statistics` or `get-metric-data`, saved as it comes"
SAMPLE = (
    '{"Label":"RequestCount","Datapoints":['
    '{"Timestamp":"2026-05-04T11:00:00+00:00","Sum":431.0,"Unit":"Count"},'
    '{"Timestamp":"2026-05-04T10:00:00+00:00","Sum":812.0,"Unit":"Count"}]}'
)
_KEYS = re.compile(rb'"(?:Datapoints|MetricDataResults)"')
_COUNTS = ("Sum", "SampleCount")
_LEVELS = ("Average", "Maximum", "Minimum")
_MORE = "The file is one page of several (it has a NextToken); give the others too."


def recognises(content: bytes) -> bool:
    """Tell whether the document begins like an answer of CloudWatch."""
    begin = head(content)
    return begin[:1] == b"{" and _KEYS.search(begin) is not None


def read(content: bytes, account: Account) -> Table:
    """Read the figures in time order: sums add up, averages are averaged.

    Raises:
        UnreadableError: no figures.
    """
    answer = document(content)
    if answer.get("NextToken"):
        account.note(_MORE)
    if "Datapoints" in answer:
        return _statistics(answer, account)
    found = [_result(one) for one in _dicts(answer.get("MetricDataResults"))]
    account.note(
        "The answer does not say which statistic it holds, so its figures are added up; choose "
        "to average them if it is no Sum."
    )
    return table_of_series(found, NAME, How.SUM, account)


def _statistics(answer: dict[str, Any], account: Account) -> Table:
    points = list(_dicts(answer["Datapoints"]))
    label = str(answer.get("Label") or "Figures")
    named = dict.fromkeys(name for point in points for name in point)
    other = next((name for name in named if name not in ("Timestamp", "Unit")), "")
    chosen = next((name for name in (*_COUNTS, *_LEVELS) if name in named), other)
    if not chosen:
        message = "The file holds no figures; ask CloudWatch for the statistic Sum and a period."
        raise UnreadableError(message)
    times = [_seconds(point.get("Timestamp")) for point in points]
    values = [number(point.get(chosen)) for point in points]
    account.note(f"The statistic is “{chosen[:40]}”.")
    how = How.SUM if chosen in _COUNTS else How.MEAN
    return table_of_series([MetricSeries(label, times, values)], NAME, how, account)


def _result(one: dict[str, Any]) -> MetricSeries:
    times, values = (
        held if isinstance(held := one.get(name), list) else [] for name in ("Timestamps", "Values")
    )
    points = list(zip(times, values, strict=False))
    name = str(one.get("Label") or one.get("Id") or "Figures")
    return MetricSeries(
        name, [_seconds(when) for when, _ in points], [number(figure) for _, figure in points]
    )


def _dicts(held: object) -> Iterable[dict[str, Any]]:
    return (one for one in held if isinstance(one, dict)) if isinstance(held, list) else ()


def _seconds(when: object) -> float:
    """Give an instant in seconds since 1970; a time without an offset is UTC, as AWS has it."""
    found = stamp(str(when).removesuffix(".0"))
    return np.nan if found is None else found.seconds - (found.offset or 0)
