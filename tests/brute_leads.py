"""Days, clocks and lead times done naively; they share no code with golive."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays

from golive.plan import Audience, CountedSeries, Plan

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class BruteLeads:
    """The days of a plan, and the notice its audiences need."""

    def __init__(self, plan: Plan, now: datetime, series: CountedSeries | None) -> None:
        self.plan, self.now, self.series = plan, now, series
        self.zone = ZoneInfo(plan.launch.zone or "UTC")
        self.minutes = int(plan.timing.length_minutes)
        self.day_costs: dict[date, float] = {}
        self.worked: dict[date, bool] = {}
        self.shown: dict[tuple[datetime, str | None], datetime] = {}
        self.off: Mapping[date, str] = (
            holidays.country_holidays(plan.launch.country, subdiv=plan.launch.subdivision)
            if plan.launch.country
            else {}
        )

    def works(self, day: date) -> bool:
        if day not in self.worked:
            self.worked[day] = day.weekday() < 5 and day not in self.off
        return self.worked[day]

    def local(self, moment: datetime, zone: str | None = None) -> datetime:
        key = (moment, zone)
        if key not in self.shown:
            own = ZoneInfo(zone) if zone else self.zone
            self.shown[key] = moment.astimezone(own).replace(tzinfo=None)
        return self.shown[key]

    def day_begins(self, day: date) -> datetime:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) - DAY
        while self.local(moment).date() < day:
            moment += MINUTE
        return moment

    def back(self, day: date, working: int) -> date:
        """Count working days back, a day off counting from the working day before its morrow."""
        if working == 0:
            while not self.works(day):
                day -= DAY
        for _ in range(working):
            day -= DAY
            while not self.works(day):
                day -= DAY
        return day

    def told(self, audience: Audience) -> date:
        return audience.sent_on or self.local(self.now, audience.zone).date()

    def late(self, audience: Audience, start: datetime, days: int, *, calendar: bool) -> bool:
        day = self.local(start, audience.zone).date()
        last = day - days * DAY if calendar else self.back(day, days)
        return last < self.told(audience)

    def late_contracts(self, start: datetime) -> list[Audience]:
        return [
            audience
            for audience in self.plan.notices.audiences
            if audience.contract_lead_days is not None
            and self.late(
                audience,
                start,
                audience.contract_lead_days,
                calendar=audience.contract_lead_unit.value == "calendar",
            )
        ]
