"""When the way back may be closed."""

from datetime import datetime, timedelta


def may_close(
    opened: datetime, first_peak: datetime | None, bake_minutes: float
) -> datetime | None:
    """Give the earliest moment at which what the way back needs may be taken away.

    A fault that only load shows does not show before the first real peak, and one that builds up
    needs time after it: first peak, then the bake (field notes Q6, after AWS's safe deployments).

    Args:
        opened: when everybody is on the new version.
        first_peak: the first real peak of traffic, where it is known; one before everybody was on
            the new version proves nothing.
        bake_minutes: how long it is watched after the peak.

    Returns:
        The instant; None while no peak after `opened` is known.
    """
    if first_peak is None or first_peak < opened:
        return None
    return first_peak + timedelta(minutes=bake_minutes)
