"""The plan: one frozen value that holds every answer."""

from typing import Literal

from pydantic import Field

from golive.plan.basics import Launch
from golive.plan.deployment import Deployment
from golive.plan.impact import Impact
from golive.plan.notices import Notices
from golive.plan.parts import Id, Part, new_id
from golive.plan.rollback import Rollback
from golive.plan.strategy import Strategy
from golive.plan.team import Team
from golive.plan.timing import Timing

#: The version of the plan's shape; a file of another version is refused.
FORMAT: Literal[1] = 1


class Plan(Part):
    """Everything a team has answered about one launch."""

    format: Literal[1] = FORMAT
    """Version of this shape."""
    id: Id = Field(default_factory=new_id)
    launch: Launch = Launch()
    strategy: Strategy = Strategy()
    impact: Impact = Impact()
    timing: Timing = Timing()
    notices: Notices = Notices()
    deployment: Deployment = Deployment()
    rollback: Rollback = Rollback()
    team: Team = Team()

    @property
    def zone(self) -> str:
        """The business zone, or UTC while nobody has named one."""
        return self.launch.zone or "UTC"

    @property
    def title(self) -> str:
        """The launch's name, or words that stand for it where nobody could read it."""
        name = self.launch.name.strip()
        return name if any(map(str.isprintable, name)) else "Unnamed launch"
