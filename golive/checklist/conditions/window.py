"""Conditions on question 3: when."""

from collections.abc import Iterable
from datetime import datetime

from golive.checklist.condition import always, each, when
from golive.checklist.task import Question
from golive.checklist.words import counted, listed, number, quoted, shortened
from golive.plan import Freeze, FreezeKind, Person, Plan, TakenWindow
from golive.window import WorkingDays, clock, clock_changes


def _window(plan: Plan) -> str:
    taken = plan.timing.taken
    if taken is None:
        return f"no window is taken yet for {quoted(plan.title)}"
    return f"the window is {taken.window}"


def _hypercare(plan: Plan) -> str:
    days = counted(plan.timing.hypercare_days, "day")
    return f"{quoted(plan.title)} is watched closely for {days} after its window"


def _usage(plan: Plan) -> str:
    sources = plan.timing.sources
    if not sources:
        return f"no usage export has been read for {quoted(plan.title)}"
    rows = counted(sum(source.rows for source in sources), "row")
    return f"{listed(quoted(source.file_name) for source in sources)} gave {rows} of usage"


def _freezes(plan: Plan) -> str:
    freezes = _kept_clear(plan)
    if not freezes:
        return f"no freeze or event is entered for {quoted(plan.title)}"
    names = listed(quoted(freeze.name) for freeze in freezes if freeze.name.strip())
    count = counted(len(freezes), "freeze") + " or event" + "s" * (len(freezes) > 1)
    return f"{count} must be kept clear{names and f': {names}'}"


def _kept_clear(plan: Plan) -> tuple[Freeze, ...]:
    """Give the freezes and events; a maintenance time is kept to, not kept clear of."""
    return tuple(f for f in plan.timing.freezes if f.kind is not FreezeKind.MAINTENANCE)


def _growth(plan: Plan) -> str:
    return f"traffic is expected to grow by {number(plan.timing.growth_percent or 0)} %"


def _reserves(plan: Plan) -> str:
    return f"the reserve is {listed(str(window) for window in plan.timing.reserves)}"


def _overruled(plan: Plan) -> str:
    taken = plan.timing.taken
    rules = listed(shortened(one.rule.replace("_", " ")) for one in taken.refusals) if taken else ""
    return f"the window was taken against the rule “{rules}”"


def _typed(plan: Plan) -> str:
    return f"{_window(plan)} and was typed by hand"


def _changes(plan: Plan) -> str:
    taken = plan.timing.taken
    moments = [clock(moment, zone) for zone, moment in _clock_changes(plan, taken)]
    return f"clocks change inside the window: {listed(moments)}"


def _clock_changes(plan: Plan, taken: TakenWindow | None) -> list[tuple[str, datetime]]:
    if taken is None:
        return []
    zones = dict.fromkeys((taken.window.zone, plan.zone, *plan.launch.user_zones))
    return [
        (zone, moment)
        for zone in zones
        for moment in clock_changes(taken.window.start, taken.window.end, zone)
    ]


def _person(person: Person, name: str) -> str:
    role = f" ({shortened(person.role)})" if person.role.strip() else ""
    need = "needs" if person.required else "would like to have"
    return f"the launch {need} {name}{role}"


@always(Question.WINDOW, _window)
def whatever_the_window(_: Plan) -> None:
    """Always; quotes the window."""


@always(Question.WINDOW, _hypercare)
def whatever_the_hypercare(_: Plan) -> None:
    """Always; quotes how long the launch is watched."""


@always(Question.WINDOW, _usage)
def whatever_the_usage(_: Plan) -> None:
    """Always; quotes what was read."""


@always(Question.WINDOW, _freezes)
def whatever_the_freezes(_: Plan) -> None:
    """Always; quotes the freezes and events."""


@when(Question.WINDOW, _usage)
def usage_read(plan: Plan) -> bool:
    """A usage export was read."""
    return bool(plan.timing.sources)


@when(Question.WINDOW, _freezes)
def freezes_entered(plan: Plan) -> bool:
    """There is a freeze or event to keep clear of."""
    return bool(_kept_clear(plan))


@when(Question.WINDOW, _growth)
def traffic_grows(plan: Plan) -> bool:
    """The team expects more traffic than the usage shows."""
    return bool(plan.timing.growth_percent)


@when(Question.WINDOW, _reserves)
def reserves_chosen(plan: Plan) -> bool:
    """There is a reserve window."""
    return bool(plan.timing.reserves)


@when(Question.WINDOW, _overruled)
def rules_overruled(plan: Plan) -> bool:
    """The window was taken although a hard rule stood against it."""
    return bool(plan.timing.taken and plan.timing.taken.refusals)


@when(Question.WINDOW, _typed)
def window_typed(plan: Plan) -> bool:
    """The window was typed by hand rather than taken from the candidates."""
    return bool(plan.timing.taken and plan.timing.taken.typed)


@when(Question.WINDOW, _changes)
def clocks_change(plan: Plan) -> bool:
    """A clock of the business or of users changes inside the window."""
    return bool(_clock_changes(plan, plan.timing.taken))


@when(Question.WINDOW, lambda plan: f"{_window(plan)}, on a day off")
def window_on_a_day_off(plan: Plan) -> bool:
    """The window starts on a weekend day or public holiday of the plan's country."""
    taken = plan.timing.taken
    work = WorkingDays(plan.launch.country, plan.launch.subdivision)
    return taken is not None and not work.is_working(taken.window.local_start.date())


@each(Question.WINDOW, "person", _person)
def each_person(plan: Plan) -> Iterable[Person]:
    """Everybody on the roster."""
    return plan.timing.people
