"""The questions as the workbook words them: path in the plan, words, unit."""

from dataclasses import dataclass

from golive.checklist.task import QUESTION_TITLES, Question

#: The section of what the team decided along the way.
DECISIONS = "Gates and decisions"


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer of the plan.

    Attributes:
        path: where it stands in the plan.
        words: what was asked, short.
        unit: what a number counts; `at:` and a path where the plan itself names the unit.
        sheet: the sheet that holds the rows of a list, if they have one of their own.
        rare: left out while there is nothing to say.
    """

    path: str
    words: str
    unit: str = ""
    sheet: str = ""
    rare: bool = False


_LAUNCH = (
    Asked("launch.name", "Name of the launch"),
    Asked("launch.goes_live", "What goes live"),
    Asked("launch.stays", "What stays, and what is switched off"),
    Asked("launch.owner", "Owner: the one person who decides"),
    Asked("launch.stand_in", "Stand-in of the owner"),
    Asked("launch.zone", "Business time zone"),
    Asked("launch.country", "Country whose public holidays count"),
    Asked("launch.subdivision", "State or province"),
    Asked("launch.user_zones", "Other time zones of users"),
    Asked("launch.criticality", "Criticality", "A, B or C"),
    Asked("launch.slo_percent", "Service-level objective", "%"),
    Asked("launch.slo_period_days", "Period of the objective", "days"),
    Asked("launch.budget_share_percent", "Error budget this launch may use", "% of the budget"),
    Asked("launch.change_links", "Change records and tickets"),
)

_STRATEGY = (
    Asked("strategy.style", "Hard launch (everyone at once) or soft launch (in stages)"),
    Asked("strategy.why", "Why"),
    Asked("strategy.data_coexists", "Old and new can work on the same data"),
    Asked("strategy.protocol_coexists", "Old clients and new version can talk, and the reverse"),
    Asked("strategy.sessions_coexist", "Sessions survive a move between the versions"),
    Asked("strategy.one_instant", "Everybody must have it at one instant"),
    Asked("strategy.one_instant_why", "Why at one instant"),
    Asked("strategy.baseline_error_percent", "Failed requests today", "% of requests"),
    Asked("strategy.worst_error_percent", "Failed requests if it goes badly", "% of requests"),
    Asked("strategy.detection_minutes", "From the first failure to the decision", "minutes"),
    Asked("strategy.seen_error_percent", "Failed requests a stage must show", "% of requests"),
    Asked("strategy.bake_minutes", "A stage is watched at least", "minutes"),
    Asked("strategy.stages", "Stage"),
)

_IMPACT = (
    Asked("impact.down_time", "The service is down for someone"),
    Asked("impact.disconnects", "Someone is disconnected"),
    Asked("impact.forces_upgrade", "Someone must upgrade a client"),
    Asked("impact.summary", "What users should read about it"),
    Asked("impact.groups", "User group"),
)

_TIMING = (
    Asked("timing.taken", "Window taken"),
    Asked("timing.taken.why", "Why golive offered it"),
    Asked("timing.why", "Why this window, in the team's words"),
    Asked("timing.taken.taken_by", "Taken by"),
    Asked("timing.taken.taken_at", "Taken at"),
    Asked("timing.taken.typed", "Typed by hand rather than taken from the candidates"),
    Asked("timing.taken.expected", "Expected traffic in the window", "at:timing.taken.unit"),
    Asked("timing.taken.busy_case", "Traffic in a busy case", "at:timing.taken.unit"),
    Asked("timing.taken.unit", "What the traffic counts"),
    Asked("timing.taken.share_of_peak", "Mean traffic against the peak", "1 = the peak"),
    Asked("timing.taken.refusals", "Rule that stood against the window", rare=True),
    Asked("timing.taken.overridden_by", "Overridden by", rare=True),
    Asked("timing.taken.override_reason", "Reason for overriding", rare=True),
    Asked("timing.reserves", "Reserve window"),
    Asked("timing.length_minutes", "Length of the window, way back included", "minutes"),
    Asked("timing.search_from", "Search from"),
    Asked("timing.search_days", "Search for", "days"),
    Asked("timing.settings.earliest", "Earliest start in the day", "on the business clock"),
    Asked("timing.settings.latest", "Latest end in the day", "on the business clock"),
    Asked("timing.settings.weekdays", "Days a window may start on"),
    Asked("timing.settings.top", "Candidates shown", "windows"),
    Asked("timing.settings.accept_clock_change", "A clock change in the window is accepted"),
    Asked("timing.support_minutes", "Somebody is there after the window for", "minutes"),
    Asked("timing.business_from", "A regular working day starts", "on each person's clock"),
    Asked("timing.business_until", "A regular working day ends", "on each person's clock"),
    Asked("timing.rest_hours", "Rest between the window and a working day", "hours"),
    Asked("timing.growth_percent", "Growth of traffic expected", "%"),
    Asked("timing.hypercare_days", "Watched closely after the window for", "days"),
    Asked("timing.sources", "Usage export"),
    Asked("timing.freezes", "Freeze, event or maintenance time"),
    Asked("timing.people", "Person"),
)

_NOTICES = (
    Asked("notices.nobody", "Nobody outside the team needs to know"),
    Asked("notices.audiences", "Audiences", "audiences", sheet="Notices"),
)

_DEPLOYMENT = (
    Asked("deployment.moves_data", "Data are migrated"),
    Asked("deployment.changes_address", "Names, addresses or certificates change"),
    Asked("deployment.stops_feeds", "Feeds, batches or queues are stopped and resumed"),
    Asked("deployment.rehearsed", "The whole run-book was timed once"),
    Asked("deployment.components", "Component"),
    Asked("deployment.steps", "Steps of the run-book", "steps", sheet="Run-book"),
)

_ROLLBACK = (
    Asked("rollback.possible", "There is a way back"),
    Asked("rollback.plan", "How we go back"),
    Asked("rollback.triggers", "Triggers", "triggers", sheet="Way back"),
    Asked("rollback.decision_minutes", "To detect a failure and decide", "minutes"),
    Asked("rollback.verification_minutes", "To verify, after deploying and going back", "minutes"),
    Asked("rollback.protection_minutes", "Users still protected after the window", "minutes"),
    Asked("rollback.warning_minutes", "Warning before the last safe moment", "minutes"),
    Asked("rollback.rto_minutes", "Recovery time objective", "minutes"),
    Asked("rollback.rpo_minutes", "Recovery point objective", "minutes of data"),
    Asked("rollback.writes_per_minute", "Writes", "a minute"),
    Asked("rollback.not_replayable_percent", "Writes that cannot be replayed", "% of writes"),
    Asked("rollback.data_written", "What happens to data written after the switch"),
    Asked("rollback.rehearsed_on", "The way back was rehearsed on"),
)

_TEAM = (
    Asked("team.gates", "Gate"),
    Asked("team.decisions", "Decision"),
)

#: Every section of the workbook's answers, in the order of the questions.
SECTIONS = (
    (QUESTION_TITLES[Question.OVERVIEW], _LAUNCH),
    (QUESTION_TITLES[Question.LAUNCH], _STRATEGY),
    (QUESTION_TITLES[Question.DOWNTIME], _IMPACT),
    (QUESTION_TITLES[Question.WINDOW], _TIMING),
    (QUESTION_TITLES[Question.NOTIFY], _NOTICES),
    (QUESTION_TITLES[Question.DEPLOY], _DEPLOYMENT),
    (QUESTION_TITLES[Question.ROLLBACK], _ROLLBACK),
    (DECISIONS, _TEAM),
)

#: The words of every question, by its path in the plan.
WORDS = {asked.path: asked.words for _, section in SECTIONS for asked in section}
