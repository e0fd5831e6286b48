"""What VictoriaMetrics exports: one series a line, as JSON."""

from golive.plan import How
from golive.usage.formats.prometheus import is_total
from golive.usage.json_text import LONGEST_RECORD, Record, head_records, record
from golive.usage.log_lines import lines
from golive.usage.metric_series import MetricSeries, named, number, table_of_series
from golive.usage.shapes import Account, Table

NAME = "VictoriaMetrics (JSON lines)"
WHERE = "`/api/v1/export` of VictoriaMetrics, saved as it comes"
SAMPLE = (
    '{"metric":{"__name__":"http_requests_total","job":"shop"},"values":[100,150,230],'
    '"timestamps":[1777888800000,1777892400000,1777896000000]}\n'
)
_MILLI = 1_000
_LONGEST_LINE = 100 * LONGEST_RECORD


def recognises(content: bytes) -> bool:
    """Tell whether the first lines are series with times beside their figures."""
    start = content[:200]
    return b'"metric"' in start and any(map(_is_series, head_records(content)))


def read(content: bytes, account: Account) -> Table:
    """Read every series: running totals (`…_total`) differenced, all else as levels.

    Raises:
        UnreadableError: no series with figures, or too many.
    """
    found = []
    for number_of_line, line in lines(content, _LONGEST_LINE):
        one = record(line)
        if one is None or not _is_series(one):
            account.leave_out("not a line of an export", 1, number_of_line)
        else:
            found.append(_series(one))
    return table_of_series(found, NAME, How.MEAN, account)


def _is_series(one: Record) -> bool:
    return all(isinstance(one.get(name), list) for name in ("values", "timestamps"))


def _series(one: Record) -> MetricSeries:
    points = list(zip(one["timestamps"], one["values"], strict=False))
    name = named(one.get("metric"))
    times = [number(when) / _MILLI for when, _ in points]
    return MetricSeries(name, times, [number(figure) for _, figure in points], is_total(name))
