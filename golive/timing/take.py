"""Taking a window: what the plan keeps of it, and who took it in spite of a rule."""

from datetime import datetime

from golive.errors import GoliveError
from golive.plan import Plan, TakenWindow
from golive.timing.values import Candidate


def taken(  # noqa: PLR0913 - each is another answer of the person who takes it
    plan: Plan,
    candidate: Candidate,
    *,
    by: str,
    at: datetime,
    why: str = "",
    overridden_by: str = "",
    override_reason: str = "",
    typed: bool = False,
) -> TakenWindow:
    """Make the record of a window that is taken, for `timing.taken`.

    Args:
        plan: the plan, for the unit of its usage.
        candidate: the window with what golive says of it now.
        by: who takes it.
        at: when, an instant.
        why: why this one, in the team's words.
        overridden_by: who takes it in spite of the rules that refuse it.
        override_reason: why in spite of them.
        typed: it was typed by hand rather than found.

    Raises:
        GoliveError: a rule refuses it and no name or no reason is given.
    """
    overridden_by, override_reason = overridden_by.strip(), override_reason.strip()
    if candidate.refusals and not (overridden_by and override_reason):
        rules = ", ".join(dict.fromkeys(refusal.rule for refusal in candidate.refusals))
        message = (
            f"The window {candidate.window} is refused ({rules}): {candidate.refusals[0].why} "
            "Give the name of who takes it all the same, and a reason; or choose another window."
        )
        raise GoliveError(message)
    known = candidate.expected is not None and plan.timing.sources
    return TakenWindow(
        window=candidate.window,
        why=why,
        taken_by=by,
        taken_at=at,
        typed=typed,
        expected=candidate.expected,
        busy_case=candidate.busy_case,
        unit=plan.timing.sources[0].series.unit if known else "",
        share_of_peak=candidate.share_of_peak,
        refusals=candidate.refusals,
        overridden_by=overridden_by if candidate.refusals else "",
        override_reason=override_reason if candidate.refusals else "",
    )
