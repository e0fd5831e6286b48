"""What a search gives: candidates, near misses, and what stood in the way."""

from collections.abc import Mapping
from dataclasses import dataclass

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
        share_of_peak: `expected` over the busiest equal window ahead, 0 to 1, to nine places.
        score: 100 x (1 - share of the peak) - points of the soft rules; below nought if those
            are many. Without usage the share counts as nought, where no data tell as one.
        why: what speaks for and against it, a sentence each.
        soft: the soft rules that stood against it.
        refusals: the hard rules that stand against it; none for a window that was found.
        tied: another window that does not overlap scores the same; only a search can tell.
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


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A window that would be at least as good, but for one thing.

    Attributes:
        candidate: the window; it has one refusal.
        rule: the name of the rule that refuses it.
        subject: the id of the freeze, person or audience; empty for a setting.
        gives_way: a sentence: what would have to give way.
    """

    candidate: Candidate
    rule: str
    subject: str
    gives_way: str


@dataclass(frozen=True, slots=True)
class Search:
    """The windows found, and everything a person needs to trust or to change the search.

    Attributes:
        span: windows were looked for that start in it.
        candidates: the best windows, best first; they do not overlap.
        near_misses: better windows that one thing refuses; when nothing fits, the nearest.
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
    near_misses: tuple[NearMiss, ...]
    refused: Mapping[str, int]
    starts_tried: int
    grid_minutes: int
    peak: float | None
    forecast: Forecast | None
    confidence: Confidence | None
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
