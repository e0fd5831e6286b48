"""The plan and its parts: frozen, validated, JSON in and out with a format version."""

from golive.plan.basics import Criticality, Launch
from golive.plan.deployment import Component, Deployment, Link, LinkKind, Step, StepPhase
from golive.plan.impact import Experience, Impact, UserGroup
from golive.plan.notices import (
    Audience,
    AudienceKind,
    Heard,
    LeadUnit,
    NoticeAction,
    NoticeImpact,
    Notices,
)
from golive.plan.parts import DaySpan, Part, Row, new_id
from golive.plan.rollback import Compared, Rollback, Trigger, TriggerAction
from golive.plan.strategy import Coexist, Stage, Strategy, Style
from golive.plan.team import (
    Comment,
    Decision,
    Gate,
    GateState,
    OwnItem,
    OwnTask,
    Status,
    TaskEdit,
    Team,
)
from golive.plan.timing import (
    CandidateSettings,
    Freeze,
    FreezeKind,
    Person,
    Refusal,
    TakenWindow,
    Timing,
)
from golive.plan.usage import CountedSeries, DateOrder, How, LeftOut, Missing, Reading, Source
from golive.plan.whole import FORMAT, Plan

__all__ = [
    "FORMAT",
    "Audience",
    "AudienceKind",
    "CandidateSettings",
    "Coexist",
    "Comment",
    "Compared",
    "Component",
    "CountedSeries",
    "Criticality",
    "DateOrder",
    "DaySpan",
    "Decision",
    "Deployment",
    "Experience",
    "Freeze",
    "FreezeKind",
    "Gate",
    "GateState",
    "Heard",
    "How",
    "Impact",
    "Launch",
    "LeadUnit",
    "LeftOut",
    "Link",
    "LinkKind",
    "Missing",
    "NoticeAction",
    "NoticeImpact",
    "Notices",
    "OwnItem",
    "OwnTask",
    "Part",
    "Person",
    "Plan",
    "Reading",
    "Refusal",
    "Rollback",
    "Row",
    "Source",
    "Stage",
    "Status",
    "Step",
    "StepPhase",
    "Strategy",
    "Style",
    "TakenWindow",
    "TaskEdit",
    "Team",
    "Timing",
    "Trigger",
    "TriggerAction",
    "UserGroup",
    "new_id",
]
