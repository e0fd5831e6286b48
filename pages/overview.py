"""Where the plan stands."""

from golive.ui import ask, history, standing, words
from golive.ui.session import plan

words.header(
    plan().title,
    "Where this launch stands, what is due next, and what is in its way.",
)
standing.verdict()
about = standing.six_answers()

with about, words.open_at_first(standing.ABOUT, not standing.introduced()):
    ask.text("What is the launch called?", "launch.name", hint="Orders 4.0")
    ask.area("What goes live?", "launch.goes_live", hint="The new version, in a sentence or two")
    ask.text("Who decides? One person", "launch.owner")
    ask.zone("Which zone is it planned in?", "launch.zone")
    ask.choice("How much does the service matter?", "launch.criticality")
    with words.more():
        ask.area("What stays as it is, and what is switched off?", "launch.stays")
        ask.text("Who decides when the owner cannot?", "launch.stand_in")
        ask.country("Whose public holidays count? (country code)", "launch.country")
        ask.subdivision("Which part of the country?", "launch.subdivision", "launch.country")
        ask.several_zones("Where do users live, besides the business zone?", "launch.user_zones")
        ask.number("Service-level objective (SLO)", "launch.slo_percent", unit="%")
        ask.number("Measured over", "launch.slo_period_days", unit="days")
        ask.number("Share of the error budget to risk", "launch.budget_share_percent", unit="%")

in_the_way, next_up = words.columns()
with in_the_way:
    standing.findings()
with next_up:
    standing.late()
    standing.due_next()

history.what_changed()
