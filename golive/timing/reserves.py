"""Reserve windows: where the launch falls back to when the window it took is called off."""

from dataclasses import replace
from datetime import timedelta

from golive.forecast.clock import DAY, ceil_s
from golive.timing.hunt import Ask, Hunt, hunted
from golive.timing.span import grid_starts
from golive.timing.values import Candidate
from golive.window import Window

#: A day between: time to find out why it was called off, and to sleep (golive).
_BETWEEN = timedelta(days=1)
#: A reserve within a fortnight finds the same people and the same rehearsal (golive).
_SOON = timedelta(days=14)
_MOST = 2


def reserves(ask: Ask, hunt: Hunt, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Propose windows to fall back on, at most two, the one to keep first.

    Nothing refuses them, and at least a day lies between each and the window before. The first
    is the best within a fortnight, if there is one, of equal ones as in the list of candidates;
    the second is the best of all others. Where the span ends before that fortnight does, the
    search goes on to the fortnight's end.

    Args:
        ask: what was asked.
        hunt: the starts that were tried.
        candidates: the windows that fit; the first stands in for a window not yet taken.
    """
    taken = ask.plan.timing.taken
    if taken is not None:
        after = taken.window
    elif candidates:
        after = candidates[0].window
    else:
        return ()
    hunt = _further(ask, hunt, after)
    return tuple(_reserve(hunt, place, after) for place in _chosen(hunt, after))


def _further(ask: Ask, hunt: Hunt, after: Window) -> Hunt:
    """Look on from the window where the span does not reach a fortnight past it."""
    first, last = after.end + _BETWEEN, after.end + _BETWEEN + _SOON
    if hunt.span.start <= first and last <= hunt.span.end:
        return hunt
    span = Window(start=first, end=last, zone=hunt.span.zone)
    return hunted(ask, span, grid_starts(span, ask.minutes), hunt.traffic.peak)


def _chosen(hunt: Hunt, after: Window) -> list[int]:
    field = hunt.field
    later = hunt.fits & (field.starts >= ceil_s(after.end + _BETWEEN))
    soon = later & (field.starts <= ceil_s(after.end + _SOON))
    equal, _ = hunt.listed(soon if soon.any() else later, 1)
    return field.greedy(later, field.length + DAY, equal[:1])[:_MOST]


def _reserve(hunt: Hunt, place: int, after: Window) -> Candidate:
    found = hunt.weigh(place)
    days = (found.window.start - after.end) // timedelta(days=1)
    between = "a day" if days == 1 else f"{days} days"
    said = f"{between[0].upper()}{between[1:]} after the window of {after}; nothing refuses it."
    return replace(found, why=(said, *found.why))
