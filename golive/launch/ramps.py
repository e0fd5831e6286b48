"""Ramps that others use, as a start for one's own, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from golive.plan import Stage

_HOUR, _DAY = 60.0, 1440.0
_ALL = 100.0
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Template:
    """A ramp to start from.

    Attributes:
        name: what it is called.
        source: who uses it, and where that is said.
        steps: of each stage its share in percent, and the minutes it is held; None where the
            requests it needs decide.
        note: what to know before taking it.
    """

    name: str
    source: str
    steps: tuple[tuple[float, float | None], ...]
    note: str

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages as rows of a plan, each with a new id."""
        return tuple(
            Stage(name=_name(share), share_percent=share, hold_minutes=held)
            for share, held in self.steps
        )


def even(shares: Iterable[float], minutes: float | None) -> tuple[tuple[float, float | None], ...]:
    """Give stages of these shares, in percent, each held as long (minutes, or None to compute)."""
    return tuple((share, minutes) for share in sorted(set(shares)))


def linear(step: float, most: float, minutes: float) -> tuple[tuple[float, float | None], ...]:
    """Raise the share by a step, up to the most, then to everybody; each is held so long.

    It takes minutes x most / step before everybody has it (Flagger, deployment strategies).

    Args:
        step: by how much, in percent, above 0.
        most: where it ends before everybody has it, in percent.
        minutes: how long each share is held.
    """
    count = int(most / step + _SAME)
    return even([*(step * (place + 1) for place in range(count)), _ALL], minutes)


def own(shares: Iterable[float], minutes: float | None = None) -> Template:
    """Give a ramp of one's own shares in percent, ending with everybody.

    Args:
        shares: above 0, at most 100; in any order.
        minutes: how long each is held; None to let the requests it needs decide.
    """
    steps = even([*shares, _ALL], minutes)
    return Template("Your own", "Your team", steps, "Each stage is held as long as it needs.")


_GROWTHBOOK = "GrowthBook documentation, Safe Rollouts"
_APPCONFIG = "AWS AppConfig user guide, predefined deployment strategies"
_FLAGGER = "Flagger documentation, deployment strategies"

#: The ramps offered, the gentlest for a whole product first.
TEMPLATES: tuple[Template, ...] = (
    Template(
        "Flag by flag",
        "Google SRE book, reliable product launches",
        ((1.0, None), (10.0, None), (100.0, None)),
        "A few units, then up to a tenth, then all; each is held until it has been judged.",
    ),
    Template(
        "Guarded flag",
        _GROWTHBOOK,
        (*even((10.0, 25.0, 50.0, 75.0), 6 * _HOUR), (100.0, 3 * _DAY)),
        "Four days: up to everybody within the first quarter of them, then watched.",
    ),
    Template(
        "App store",
        "Apple, App Store Connect: phased release",
        even((1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0), _DAY),
        "It can pause for 30 days; who updates by hand gets it at once, and nothing calls it back.",
    ),
    Template(
        "One box, then waves",
        "AWS, Automating safe, hands-off deployments",
        (
            (10.0, _HOUR),
            (20.0, 12 * _HOUR),
            (40.0, 4 * _HOUR),
            (70.0, 3 * _HOUR),
            (100.0, 2 * _HOUR),
        ),
        "The first wave is a region with little traffic. The waves’ shares are an example: put in "
        "those of your regions.",
    ),
    Template(
        "Linear, half an hour",
        _APPCONFIG,
        (*even((20.0, 40.0, 60.0, 80.0), 6.0), (100.0, 30.0)),
        "A fifth more every 6 minutes, then watched for 30: for settings that alarms watch.",
    ),
    Template(
        "Canary, 20 minutes",
        _APPCONFIG,
        (*even((10.0, 20.0, 40.0, 80.0), 5.0), (100.0, 10.0)),
        "Twice as many each time within 20 minutes, then watched for 10.",
    ),
    Template(
        "Weights, rising evenly",
        _FLAGGER,
        linear(10.0, 50.0, 1.0),
        "A tenth more every minute up to half, then all; machines decide, a person cannot.",
    ),
    Template(
        "Weights, rising faster",
        _FLAGGER,
        even((1.0, 2.0, 10.0, 80.0, 100.0), 1.0),
        "Small at first, then quickly; machines decide, a person cannot.",
    ),
)


def with_template(
    stages: tuple[Stage, ...], template: Template, *, replace: bool = False
) -> tuple[Stage, ...]:
    """Give a plan's stages with those of a template.

    Rows that people typed stay: one of the same share gets the template's hold where it has none,
    an empty one becomes the next of its stages, and the others are put in between by their share.
    With `replace` the template's stages stand alone.
    """
    if replace:
        return template.stages
    held = dict(template.steps)
    rows = [_held(row, held.get(row.share_percent or 0)) for row in stages if not _empty(row)]
    empty = [row for row in stages if _empty(row)]
    shares = {row.share_percent for row in rows}
    missing = [stage for stage in template.stages if stage.share_percent not in shares]
    for place, stage in enumerate(missing):
        new = stage.model_copy(update={"id": empty[place].id}) if place < len(empty) else stage
        rows.insert(_place(rows, stage.share_percent or 0), new)
    return (*rows, *empty[len(missing) :])


def _empty(stage: Stage) -> bool:
    return stage == Stage(id=stage.id)


def _held(stage: Stage, minutes: float | None) -> Stage:
    if stage.hold_minutes is not None or minutes is None:
        return stage
    return stage.model_copy(update={"hold_minutes": minutes})


def _place(rows: list[Stage], share: float) -> int:
    """Give where a stage of this share belongs: before the first row of a larger one."""
    larger = (at for at, row in enumerate(rows) if (row.share_percent or 0) > share)
    return next(larger, len(rows))


def _name(share: float) -> str:
    return "Everyone" if share >= _ALL else f"{share:g} %"
