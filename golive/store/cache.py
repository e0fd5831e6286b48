"""The plans read last, so that a page drawn again reads only a revision number."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from golive.store.saved import Saved


class RecentPlans:
    """The last plans by id; safe to use from many threads at once."""

    def __init__(self, most: int = 32) -> None:
        self._most = most
        self._plans: OrderedDict[str, Saved] = OrderedDict()
        self._lock = Lock()

    def get(self, plan_id: str, rev: int, saved_at: datetime) -> Saved | None:
        """Give a plan if it is here as of exactly this save.

        The time counts too: a database restored from a backup counts the same revisions again.
        """
        with self._lock:
            saved = self._plans.get(plan_id)
            if saved is None or (saved.rev, saved.saved_at) != (rev, saved_at):
                return None
            self._plans.move_to_end(plan_id)
            return saved

    def put(self, saved: Saved) -> None:
        """Keep a plan, and let go of the one that was not asked for the longest."""
        with self._lock:
            self._plans[saved.plan.id] = saved
            self._plans.move_to_end(saved.plan.id)
            if len(self._plans) > self._most:
                self._plans.popitem(last=False)
