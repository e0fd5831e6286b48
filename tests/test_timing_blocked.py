"""Where no window fits: told from refused starts, by what “no window touches it” means."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from golive.timing.blocked import Blocked, Run, blocked, shut_by
from golive.window import Window
from tests.builders import ZONE

_START = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
_STEP = timedelta(minutes=15)
_STEPS = 40
_SPAN = Window(start=_START, end=_START + _STEPS * _STEP, zone=ZONE)


def _s(step: int) -> int:
    return round((_START + step * _STEP).timestamp())


def _run(first: int, last: int, name: str = "freeze") -> Run:
    """Refuse the starts from one step to another, the last one left out."""
    return Run(_s(first), _s(last), name)


def _steps(found: tuple[Blocked, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (
            (one.window.start - _START) // _STEP,
            (one.window.end - _START) // _STEP,
            one.names,
        )
        for one in found
    ]


def test_a_freeze_is_blocked_from_its_own_beginning_to_its_end() -> None:
    """A window of four steps may start four steps before it: the three starts after are refused."""
    found = blocked(_SPAN, [_run(13, 24)], 4 * _STEP, _STEP)
    assert _steps(found) == [(16, 24, ("freeze",))]


def test_a_moment_that_no_window_may_hold_blocks_nothing() -> None:
    assert blocked(_SPAN, [_run(13, 16)], 4 * _STEP, _STEP) == ()


def test_at_the_beginning_of_the_span_no_window_reaches_in() -> None:
    assert _steps(blocked(_SPAN, [_run(0, 6)], 4 * _STEP, _STEP)) == [(0, 6, ("freeze",))]


def test_what_is_left_between_two_freezes_is_blocked_without_a_name() -> None:
    runs = [_run(7, 14, "first"), _run(13, 24, "second")]
    assert _steps(blocked(_SPAN, runs, 4 * _STEP, _STEP)) == [
        (10, 14, ("first",)),
        (14, 16, ()),
        (16, 24, ("second",)),
    ]


def test_two_reasons_at_once_are_both_named() -> None:
    runs = [_run(10, 30, "Lin away"), _run(14, 20, "Closing")]
    assert _steps(blocked(_SPAN, runs, _STEP, _STEP)) == [
        (10, 14, ("Lin away",)),
        (14, 20, ("Closing", "Lin away")),
        (20, 30, ("Lin away",)),
    ]


def test_one_name_in_touching_runs_is_one_piece() -> None:
    runs = [_run(10, 20), _run(20, 30)]
    assert _steps(blocked(_SPAN, runs, _STEP, _STEP)) == [(10, 30, ("freeze",))]


def test_a_window_shorter_than_the_grid_blocks_what_it_refuses() -> None:
    found = blocked(_SPAN, [_run(10, 12)], _STEP / 3, _STEP)
    assert _steps(found) == [(10, 12, ("freeze",))]


def test_how_long_each_thing_keeps_windows_out_is_added_up_longest_first() -> None:
    runs = [_run(10, 14, "a"), _run(12, 30, "b"), _run(34, 36, "a")]
    found = blocked(_SPAN, runs, _STEP, _STEP)
    assert list(shut_by(found).items()) == [("b", 18 * _STEP), ("a", 6 * _STEP)]


_RUNS = st.lists(
    st.tuples(st.integers(0, _STEPS - 1), st.integers(1, 12), st.sampled_from("abc")), max_size=8
)


@given(_RUNS, st.integers(1, 6))
def test_a_step_is_blocked_just_when_every_window_over_it_is_refused(
    drawn: list[tuple[int, int, str]], length: int
) -> None:
    runs = [_run(first, min(first + many, _STEPS), name) for first, many, name in drawn]
    refused = {step for first, many, _ in drawn for step in range(first, min(first + many, _STEPS))}

    def shut(step: int) -> bool:
        over = range(max(step - length + 1, 0), step + 1)
        return all(start in refused for start in over)

    pieces = _steps(blocked(_SPAN, runs, length * _STEP, _STEP))
    told = {step for first, last, _ in pieces for step in range(first, last)}
    assert told == {step for step in range(_STEPS) if shut(step)}
    assert all(one[1] <= other[0] for one, other in pairwise(pieces))
