"""What Prometheus answers to `query_range`: series of figures at moments, as JSON."""

import re

from golive.errors import UnreadableError
from golive.plan import How
from golive.usage.json_text import document, head
from golive.usage.metric_series import MetricSeries, named, number, table_of_series
from golive.usage.shapes import Account, Table

NAME = "Prometheus (JSON)"
WHERE = "`/api/v1/query_range` of Prometheus, Thanos, Mimir or VictoriaMetrics, saved as it comes"
SAMPLE = (
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":'
    '"http_requests_total","job":"shop"},"values":[[1777888800,"100"],[1777892400,"150"],'
    '[1777896000,"230"]]}]}}'
)
_KEYS = re.compile(rb'"(?:resultType|errorType)"')
_TOTAL = re.compile(r"_(?:total|count|sum|bucket)$")
_INSTEAD = "ask `/api/v1/query_range` with a step and four weeks, and save the answer"


def recognises(content: bytes) -> bool:
    """Tell whether the document begins like an answer of Prometheus."""
    begin = head(content)
    return begin[:1] == b"{" and b'"status"' in begin and _KEYS.search(begin) is not None


def read(content: bytes, account: Account) -> Table:
    """Read every series: running totals (`…_total`) differenced, all else as levels.

    Raises:
        UnreadableError: an error, an instant, or no series with figures.
    """
    answer = document(content)
    if answer.get("status") != "success":
        reason = str(answer.get("error") or answer.get("errorType"))[:200].rstrip(".")
        message = f"The file holds an error that Prometheus answered ({reason}); {_INSTEAD}."
        raise UnreadableError(message)
    data = answer.get("data")
    kind = data.get("resultType") if isinstance(data, dict) else None
    if kind != "matrix":
        message = f"The file holds a single moment ({str(kind)[:20]}), not a range; {_INSTEAD}."
        raise UnreadableError(message)
    found = data.get("result")
    series = [_series(one) for one in found] if isinstance(found, list) else []
    return table_of_series(series, NAME, How.MEAN, account)


def is_total(name: str) -> bool:
    """Tell whether a series' name says that it is a running total, as the naming rules have it."""
    return _TOTAL.search(name.partition("{")[0]) is not None


def _series(one: object) -> MetricSeries:
    """Read one series; a pair that is none has neither a time nor a figure."""
    held = one if isinstance(one, dict) else {}
    metric, pairs = held.get("metric"), held.get("values")
    points = [_pair(pair) for pair in pairs] if isinstance(pairs, list) else []
    name = named(metric)
    times, values = ([point[at] for point in points] for at in (0, 1))
    return MetricSeries(name, times, values, is_total(name))


def _pair(pair: object) -> tuple[float, float]:
    when, figure = pair if isinstance(pair, list) and len(pair) == len("tv") else (None, None)
    return number(when), number(figure)
