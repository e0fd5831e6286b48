"""What a person decides about changes that are not saved yet, or were just saved."""

from golive.errors import ConflictError
from golive.store import Change, SetField
from golive.ui.pending import Dispute
from golive.ui.session import lost, plan, save, session


def undo() -> None:
    """Take the last change of this tab back; what people did since because of it is asked about."""
    effect = session().here.effect
    if effect is not None:
        save(*effect.undo, agreed=not lost(plan(), effect.undo).removed)


def agree() -> None:
    """Make the changes that were asked about."""
    here = session().here
    changes, here.held, here.asked = here.held, (), ()
    save(*changes, agreed=True)


def refuse() -> None:
    """Give the changes that were asked about up; the inputs show again what the plan holds."""
    here = session().here
    here.held = here.asked = ()
    here.refused += 1


def try_again() -> None:
    """Save what could not be saved before."""
    save()


def keep_mine() -> None:
    """Settle the first dispute for the person at this keyboard."""
    dispute = _settled()
    save(*(_seen_theirs(change, dispute.clash) for change in dispute.changes), agreed=True)


def keep_theirs() -> None:
    """Settle it for the other person; whatever else was changed with it is saved."""
    dispute = _settled()
    rest = [c for c in dispute.changes if not _is(c, dispute.clash)]
    if rest:
        save(*rest, agreed=True)


def _settled() -> Dispute:
    first, *others = session().here.disputes
    session().here.disputes = tuple(others)
    return first


def _is(change: Change, clash: ConflictError) -> bool:
    return isinstance(change, SetField) and change.path == clash.path


def _seen_theirs(change: Change, clash: ConflictError) -> Change:
    if isinstance(change, SetField) and _is(change, clash):
        return SetField(change.path, clash.theirs, change.new)
    return change
