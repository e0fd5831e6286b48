"""Usage read over the days on which libraries go wrong about clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from golive.plan import Reading, Source
from golive.usage import read
from tests.clock_cases import every_case

STEP = timedelta(minutes=30)


def got(rows: list[str], zone: str) -> Source:
    return read("\n".join(["time,visits", *rows]).encode(), "x.csv", Reading(zone=zone)).source


@every_case
def test_an_export_in_local_time_keeps_every_count_at_its_moment(
    zone: str, text: str, jump: int
) -> None:
    start = datetime.fromisoformat(text).replace(tzinfo=UTC, minute=0) - timedelta(hours=40)
    moments = [start + n * STEP for n in range(160)]
    info = ZoneInfo(zone)
    shown = [f"{moment.astimezone(info):%Y-%m-%d %H:%M}" for moment in moments]
    counts = [n * 37 % 50 for n in range(160)]
    source = got([f"{at},{count}" for at, count in zip(shown, counts, strict=True)], zone)
    assert abs(source.series.start - start) < STEP  # steps begin at half hours of the clock
    assert source.series.values == tuple(counts)
    assert source.left_out == ()
    # by the clock's own times, an hour that comes twice would be counted twice, or half of it lost
    assert (len(set(shown)) < len(shown)) == (jump < 0)


@every_case
def test_a_time_that_the_clock_skips_is_left_out_and_said(zone: str, text: str, jump: int) -> None:
    at = datetime.fromisoformat(text)
    hours = [at + timedelta(hours=n) for n in (-50, -49, -48, 0, 48, 49, 50)]
    source = got([f"{hour:%Y-%m-%d %H:%M},7" for hour in hours], zone)
    kept = sum(value for value in source.series.values if value is not None)
    assert kept == (6 if jump > 0 else 7) * 7
    assert [left.why for left in source.left_out] == (
        [f"a time that the clock in {zone} skips"] if jump > 0 else []
    )
