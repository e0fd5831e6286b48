"""Where each hard rule refuses windows to start: stretches to draw and to name."""

from collections.abc import Iterator

from golive.forecast.clock import moment
from golive.timing.hunt import Hunt
from golive.timing.tally import runs
from golive.timing.values import RefusedStretch
from golive.window import Window

NO_DATA = "No data tell how quiet it is then."


def refused_stretches(hunt: Hunt) -> tuple[RefusedStretch, ...]:
    """Give the runs of neighbouring starts that one hard rule refuses, the earliest first.

    A run lasts from its first start to one step after its last, and no longer than the span.
    """
    found = [*_by_rules(hunt), *_without_data(hunt)]
    return tuple(sorted(found, key=lambda stretch: stretch.window.start))


def _by_rules(hunt: Hunt) -> Iterator[RefusedStretch]:
    by_rule = zip(hunt.case.rules, hunt.tally.runs, strict=True)
    for rule, stands in ((rule, stands) for rule, stands in by_rule if rule.hard):
        for first, last in stands.tolist():
            why = rule.why(hunt.window(first))
            yield RefusedStretch(_window(hunt, first, last), rule.name, rule.subject, why)


def _without_data(hunt: Hunt) -> Iterator[RefusedStretch]:
    for first, last in runs(hunt.unknown).tolist():
        yield RefusedStretch(_window(hunt, first, last), "no_data", "", NO_DATA)


def _window(hunt: Hunt, first: int, last: int) -> Window:
    starts = hunt.field.starts
    end = moment(int(starts[last - 1])) + hunt.step
    return Window(
        start=moment(int(starts[first])), end=min(end, hunt.span.end), zone=hunt.span.zone
    )
