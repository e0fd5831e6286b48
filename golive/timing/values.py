"""What a search gives: candidates, concessions, reserves, and what stood in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from golive.forecast import Confidence, Forecast
from golive.plan import Refusal
from golive.window import Window


@dataclass(frozen=True, slots=True)
class SoftPoint:
    """Something that counts against a window: the rule, its points of a hundred, a sentence."""

    rule: str
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A window with what golive says of it.

    Attributes:
        window: the window, on the business clock.
        expected: traffic over the window in the usage's unit (a gauge: its average); None
            without usage, or where no data tell.
        busy_case: the same when it is busy.
        share_of_peak: `expected` over the busiest equal window ahead, 0 to 1, to six places.
        score: 100 x (1 - share of the peak) - points of the soft rules; below nought if those
            are many. Without usage the share counts as nought, where no data tell as one.
        why: what speaks for and against it, a sentence each.
        soft: the soft rules that stood against it.
        refusals: the hard rules that stand against it; none for a window that was found.
        tied: it is as good as the first on the list, or the first as others, as far as the
            forecast can tell; only a search knows.
        asleep: names of the people on the roster for whom a part of it is night.
        first_peak: when traffic first peaks after it; None if that is not known.
        standard_error: how far `expected` may be off, one standard error; None if not known.
    """

    window: Window
    expected: float | None
    busy_case: float | None
    share_of_peak: float | None
    score: float
    why: tuple[str, ...]
    soft: tuple[SoftPoint, ...]
    refusals: tuple[Refusal, ...]
    tied: bool = False
    asleep: tuple[str, ...] = ()
    first_peak: datetime | None = None
    standard_error: float | None = None


@dataclass(frozen=True, slots=True)
class RefusedStretch:
    """Neighbouring starts that one hard rule refuses.

    Attributes:
        window: from the first of these starts to one step of the grid after the last.
        rule: the name of the rule, or `no_data`.
        subject: the id of the freeze, person or audience; empty for a setting.
        why: what refuses the first of these starts, a sentence.
    """

    window: Window
    rule: str
    subject: str
    why: str


@dataclass(frozen=True, slots=True)
class Concession:
    """One thing that could give way, and what that frees.

    Attributes:
        rule: the name of the rule that alone refuses these starts.
        subject: the id of the freeze, person or audience; empty for a setting.
        gives_way: a sentence: what would have to give way, and what the best window would bring.
        frees: how many starts it frees.
        best: the best window among them, with what refuses it.
    """

    rule: str
    subject: str
    gives_way: str
    frees: int
    best: Candidate


@dataclass(frozen=True, slots=True)
class Search:
    """The windows found, and everything a person needs to trust or to change the search.

    Attributes:
        span: windows were looked for that start in it.
        candidates: the best windows, best first; they do not overlap. Those as good as the
            best, as far as the forecast can tell, come first, so that fewest are asleep.
        concessions: what could give way for a better window, best first; when nothing fits, for
            any window.
        reserves: windows to fall back on after the one taken, or after the first candidate.
        refused_stretches: where each hard rule refuses windows to start, in their order.
        refused: by rule, how many starts it refuses; a start may be refused by several.
        starts_tried: how many starts were tried.
        grid_minutes: how far apart they are.
        peak: what the busiest equal window ahead is expected to bring, like `expected`.
        forecast: what traffic is expected; None without usage.
        confidence: how far the forecast may be trusted; None without usage.
        reasons: why that far, a sentence each.
        notes: what was assumed, and what binds when nothing fits, a sentence each.
    """

    span: Window
    candidates: tuple[Candidate, ...]
    concessions: tuple[Concession, ...]
    reserves: tuple[Candidate, ...]
    refused_stretches: tuple[RefusedStretch, ...]
    refused: Mapping[str, int]
    starts_tried: int
    grid_minutes: int
    peak: float | None
    forecast: Forecast | None
    confidence: Confidence | None
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
