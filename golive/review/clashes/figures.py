"""Figures that do not go together: usage and its age, growth and capacity, objective and level."""

from datetime import datetime, timedelta

from golive.errors import Finding, GoliveError, Severity
from golive.plan import Component, CountedSeries, Criticality, How, Source
from golive.review.clashes.case import Case, Findings, named
from golive.review.heard import day
from golive.usage import combine

_YEAR = timedelta(days=365)
_LATE = timedelta(weeks=8)
#: The objectives of each level, in percent, both ends included (`Criticality`).
_LEVELS = {Criticality.A: (99.9, 100.0), Criticality.B: (99.0, 99.9), Criticality.C: (95.0, 99.0)}


def figures(case: Case) -> Findings:
    """Find usage that is too old, growth that nothing could carry, and an objective of no level."""
    yield from _level(case)
    for source in case.plan.timing.sources:
        yield from _age(case, source)
    yield from _growth(case)


def _level(case: Case) -> Findings:
    launch = case.plan.launch
    low, high = _LEVELS[launch.criticality]
    if not low <= launch.slo_percent <= high:
        yield Finding(
            "objective-of-another-level",
            Severity.WARN,
            "launch.slo_percent",
            f"Criticality {launch.criticality} means an objective from {low:g} to {high:g} %, and "
            f"{launch.slo_percent:g} % is entered.",
            "Correct one of the two on the overview.",
        )


def _age(case: Case, source: Source) -> Findings:
    end = _end(source.series)
    if case.now - end > _YEAR:
        yield Finding(
            "usage-old",
            case.doubtful(),
            f"timing.sources.{source.id}",
            f"{source.file_name} ends on {day(end.date())}, more than a year ago.",
            "Upload a newer export on page 3; a year changes who comes when.",
        )


def _end(series: CountedSeries) -> datetime:
    return series.start + timedelta(seconds=series.step_s) * len(series.values)


def _growth(case: Case) -> Findings:
    growth = case.plan.timing.growth_percent
    sized = [one for one in case.plan.deployment.components if _capacity(one)]
    if not growth or not sized:
        return
    busiest = _busiest(case)
    if busiest is None:
        return
    for component in sized:
        if busiest * (1 + growth / 100) > _capacity(component):
            yield Finding(
                "growth-over-capacity",
                case.doubtful(),
                f"deployment.components.{component.id}",
                f"With {growth:g} % more traffic {busiest * (1 + growth / 100):,.3g} a second come "
                f"at the busiest, and {named(component.name, 'a component without a name')} can "
                f"take {_capacity(component):,.3g}.",
                "Add instances on page 5, or correct the growth on page 3.",
            )


def _capacity(component: Component) -> float:
    """Give what all instances can take a second; nought where that is not known."""
    return (component.instances or 0) * (component.capacity_per_instance or 0.0)


def _busiest(case: Case) -> float | None:
    """Give the busiest step of the last eight weeks of usage, a second; of a level, the level."""
    try:
        series = combine(case.plan.timing.sources)
    except GoliveError:
        return None
    if series is None:
        return None
    late = series.values[-(int(_LATE.total_seconds()) // series.step_s) :]
    known = [value for value in late if value is not None]
    return max(known) / (series.step_s if series.how is How.SUM else 1) if known else None
