"""`golive window`: the quiet windows of usage exports, from the command line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from golive.cli import main
from golive.plan import Freeze, Plan
from golive.plan.file import to_json
from tests.builders import NOW, ZONE, a_plan, a_usage_csv

_HOUR = timedelta(hours=1)
_WEEK = 168
_NOW = NOW.isoformat()
Out = pytest.CaptureFixture[str]


def _values(weeks: int) -> list[float | str]:
    """Give hours of 100 visits, 4 on Sundays from 02:00 to 04:00 UTC and 400 on Fridays at noon.

    The Sunday after NOW lies at the end of a month, so the best window is a week later.
    """
    week: list[float | str] = [100.0] * _WEEK
    week[6 * 24 + 2] = week[6 * 24 + 3] = 4.0
    week[4 * 24 + 12] = week[4 * 24 + 13] = 400.0
    return week * weeks


def _export(folder: Path, values: list[float | str] | None = None, **how: Any) -> Path:
    """Write an export that ends on the Monday midnight before NOW."""
    path = folder / str(how.pop("file", "visits.csv"))
    values = _values(8) if values is None else values
    start = datetime(2026, 11, 23, tzinfo=UTC) - len(values) * _HOUR
    path.write_bytes(a_usage_csv(values, start=start, **how))
    return path


def _plan_file(folder: Path, plan: Plan) -> Path:
    path = folder / "plan.json"
    path.write_text(to_json(plan), encoding="utf-8")
    return path


def _run(capsys: Out, *words: object) -> tuple[int, str, str]:
    status = main(["window", *map(str, words)])
    out, err = capsys.readouterr()
    return status, out, err


def _found(capsys: Out, *words: object) -> dict[str, Any]:
    status, out, err = _run(capsys, *words, "--json", "--now", _NOW)
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def _refused(capsys: Out, *words: object) -> tuple[int, str]:
    """Run a command that fails; give its status and its one sentence."""
    status, out, err = _run(capsys, *words)
    assert out == ""
    assert err.startswith("golive: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return status, err.removeprefix("golive: ").rstrip()


def test_the_answer_has_the_agreed_shape(tmp_path: Path, capsys: Out) -> None:
    found = _found(capsys, _export(tmp_path))
    assert list(found) == ["source", "confidence", "notes", "windows", "refused"]
    assert list(found["source"]) == [
        "kind", "zone", "rows", "rows_left_out", "step_s", "start", "end", "unit",
    ]  # fmt: skip
    assert found["confidence"] in ("high", "medium", "low")
    assert len(found["windows"]) == 5
    for window in found["windows"]:
        assert list(window) == ["start", "end", "expected", "busy_case", "share_of_peak", "why"]
        length = datetime.fromisoformat(window["end"]) - datetime.fromisoformat(window["start"])
        assert length == 2 * _HOUR
        assert 0 <= window["share_of_peak"] <= 1
        assert window["why"]


def test_the_quiet_night_is_found_with_its_total_and_its_share_of_the_peak(
    tmp_path: Path, capsys: Out
) -> None:
    best = _found(capsys, _export(tmp_path))["windows"][0]
    assert best["start"] == "2026-12-06T02:00:00+00:00"
    assert best["end"] == "2026-12-06T04:00:00+00:00"
    assert best["expected"] == pytest.approx(4 + 4)
    assert best["busy_case"] == pytest.approx(4 + 4)
    assert best["share_of_peak"] == pytest.approx((4 + 4) / (400 + 400))


def test_the_source_says_what_was_read(tmp_path: Path, capsys: Out) -> None:
    values = _values(8)
    values[5] = "n/a"
    source = _found(capsys, _export(tmp_path, values))["source"]
    assert source["rows"] + source["rows_left_out"] == 8 * _WEEK
    assert source["rows"] == 8 * _WEEK - 1
    assert (source["zone"], source["step_s"], source["unit"]) == ("UTC", 3_600, "visits")
    assert source["start"] == "2026-09-28T00:00:00+00:00"
    assert source["end"] == "2026-11-23T00:00:00+00:00"


def test_times_are_given_on_the_zone_s_clock_with_its_offset(tmp_path: Path, capsys: Out) -> None:
    best = _found(capsys, _export(tmp_path), "--zone", ZONE)["windows"][0]
    assert best["start"] == "2026-12-06T03:00:00+01:00"


def test_a_level_is_averaged_over_the_window(tmp_path: Path, capsys: Out) -> None:
    best = _found(capsys, _export(tmp_path), "--how", "mean")["windows"][0]
    assert best["expected"] == pytest.approx(4.0)
    assert best["share_of_peak"] == pytest.approx(4 / 400)


def test_without_more_words_two_hours_are_looked_for_from_tomorrow_for_four_weeks(
    tmp_path: Path, capsys: Out
) -> None:
    found = _found(capsys, _export(tmp_path), "--top", "400")
    starts = sorted(datetime.fromisoformat(window["start"]) for window in found["windows"])
    assert starts[0] >= datetime(2026, 11, 24, tzinfo=UTC)
    assert starts[0] < datetime(2026, 11, 24, 4, tzinfo=UTC)
    assert datetime(2026, 12, 21, 20, tzinfo=UTC) < starts[-1] < datetime(2026, 12, 22, tzinfo=UTC)


def test_from_until_length_and_top_are_heeded(tmp_path: Path, capsys: Out) -> None:
    words = ("--from", "2026-12-01", "--until", "2026-12-03", "--length", "90m", "--top", "2")
    found = _found(capsys, _export(tmp_path), *words)
    assert len(found["windows"]) == 2
    for window in found["windows"]:
        start, end = (datetime.fromisoformat(window[name]) for name in ("start", "end"))
        assert end - start == 1.5 * _HOUR
        assert datetime(2026, 12, 1, tzinfo=UTC) <= start < datetime(2026, 12, 3, tzinfo=UTC)


def test_the_columns_can_be_named(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "two.csv"
    rows = a_usage_csv(_values(8), start=NOW.replace(hour=0) - 8 * _WEEK * _HOUR).decode()
    lines = [f"{line},{number}" for number, line in enumerate(rows.splitlines())]
    path.write_text("\n".join(["time,visits,errors", *lines[1:]]), encoding="utf-8")
    found = _found(capsys, path, "--time", "time", "--count", "visits")
    assert found["source"]["unit"] == "visits"


def test_dates_are_read_in_the_order_that_is_named(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "dates.csv"
    days = [datetime(2026, 11, 1, tzinfo=UTC) + n * _HOUR for n in range(12 * 24)]
    rows = [f"{day:%d/%m/%Y %H:%M},{day.hour + 1}" for day in days]
    path.write_text("\n".join(["time,visits", *rows]), encoding="utf-8")
    status, said = _refused(capsys, path, "--zone", "UTC", "--now", _NOW)
    assert status == 2
    assert "Answer it with --date-order." in said
    found = _found(capsys, path, "--zone", "UTC", "--date-order", "dmy")
    assert found["source"]["start"] == "2026-11-01T00:00:00+00:00"


def test_two_files_are_added_up(tmp_path: Path, capsys: Out) -> None:
    one, other = _export(tmp_path, file="one.csv"), _export(tmp_path, file="other.csv")
    found = _found(capsys, one, other)
    assert found["source"]["rows"] == 2 * 8 * _WEEK
    assert found["source"]["kind"] == "CSV"
    assert found["windows"][0]["expected"] == pytest.approx(2 * (4 + 4))


def test_files_that_count_different_things_are_not_added_up(tmp_path: Path, capsys: Out) -> None:
    visits = _export(tmp_path)
    orders = _export(tmp_path, file="orders.csv", name="orders")
    status, said = _refused(capsys, visits, orders)
    assert status == 2
    assert "orders, visits" in said or "visits, orders" in said


def test_the_rules_of_a_plan_count(tmp_path: Path, capsys: Out) -> None:
    sunday = datetime(2026, 12, 6, tzinfo=UTC)
    freeze = Freeze(name="Fair", starts=sunday, ends=sunday + 24 * _HOUR)
    plan = _plan_file(tmp_path, a_plan(timing__freezes=(freeze,), timing__length_minutes=120.0))
    found = _found(capsys, _export(tmp_path), "--plan", plan)
    assert found["windows"][0]["start"] == "2026-12-13T03:00:00+01:00"
    assert found["refused"]["freeze"] > 0


def test_a_plan_s_own_clock_and_length_are_used(tmp_path: Path, capsys: Out) -> None:
    plan = _plan_file(tmp_path, a_plan(timing__length_minutes=60.0))
    best = _found(capsys, _export(tmp_path), "--plan", plan)["windows"][0]
    # in Amsterdam 03:00 is quiet only since the clock went back, 04:00 was so before it too
    assert best["start"] == "2026-12-06T04:00:00+01:00"
    assert best["end"] == "2026-12-06T05:00:00+01:00"


def test_a_plan_without_a_zone_is_on_the_file_s_clock(tmp_path: Path, capsys: Out) -> None:
    plan = _plan_file(tmp_path, Plan(id="p"))
    words = ("--plan", plan, "--zone", "Asia/Tokyo")
    best = _found(capsys, _export(tmp_path), *words)["windows"][0]
    assert best["start"] == "2026-12-06T11:00:00+09:00"


def test_where_nothing_fits_the_list_is_empty_and_the_reason_is_in_the_notes(
    tmp_path: Path, capsys: Out
) -> None:
    always = Freeze(name="Year end", starts=NOW, ends=NOW + 24 * 60 * _HOUR)
    plan = _plan_file(tmp_path, a_plan(timing__freezes=(always,)))
    found = _found(capsys, _export(tmp_path), "--plan", plan)
    assert found["windows"] == []
    starts = sum(1 for _ in range(28 * 24 * 4))
    assert found["refused"] == {"freeze": starts}
    assert any(note.startswith(f"None of {starts:,} starts fits") for note in found["notes"])
    assert found["confidence"] in ("high", "medium", "low")


@pytest.mark.parametrize(("weeks", "confidence"), [(8, "high"), (3, "medium"), (1, "low")])
def test_the_confidence_follows_from_how_much_was_counted(
    weeks: int, confidence: str, tmp_path: Path, capsys: Out
) -> None:
    assert _found(capsys, _export(tmp_path, _values(weeks)))["confidence"] == confidence


def test_under_a_day_of_data_is_refused_in_one_sentence(tmp_path: Path, capsys: Out) -> None:
    path = _export(tmp_path, [100.0] * 23)
    status, said = _refused(capsys, path, "--now", _NOW, "--json")
    assert status == 3
    assert said.startswith("The usage covers 23 hours; a forecast needs at least 24.")


def test_a_day_of_data_is_enough_for_a_low_confidence(tmp_path: Path, capsys: Out) -> None:
    assert _found(capsys, _export(tmp_path, [100.0] * 24))["confidence"] == "low"


def test_data_from_after_now_do_not_count(tmp_path: Path, capsys: Out) -> None:
    status, said = _refused(capsys, _export(tmp_path), "--now", "2026-09-28T05:00+00:00")
    assert status == 3
    assert "covers 5 hours" in said


def test_the_windows_can_be_read_by_people(tmp_path: Path, capsys: Out) -> None:
    status, out, err = _run(capsys, _export(tmp_path), "--now", _NOW, "--top", "1")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "visits.csv: CSV, 1,344 rows."
    assert lines[1] == "Sun 6 Dec 2026, 02:00–04:00 (UTC)"
    assert lines[2].startswith("    1 % of the busiest 2 h ahead: about 8 visits")
    assert lines[-1] == "Confidence: high"
    assert any(line.startswith("From the last 8 weeks of visits") for line in lines)


def test_people_and_programs_get_the_same_notes(tmp_path: Path, capsys: Out) -> None:
    path = _export(tmp_path)
    notes = _found(capsys, path)["notes"]
    _, out, _ = _run(capsys, path, "--now", _NOW)
    assert all(note in out.splitlines() for note in notes)
    assert any(note.startswith("From the last 8 weeks") for note in notes)


def test_a_question_that_only_a_person_can_answer_names_its_option(
    tmp_path: Path, capsys: Out
) -> None:
    path = tmp_path / "local.csv"
    rows = [f"2026-11-{day:02d} {hour:02d}:00,5" for day in range(1, 21) for hour in range(24)]
    path.write_text("\n".join(["time,visits", *rows]), encoding="utf-8")
    status, said = _refused(capsys, path)
    assert status == 2
    assert said.endswith("Answer it with --zone.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--top", "0"), "Argument --top"),
        (("--top", "-3"), "Argument --top"),
        (("--top", "many"), "Argument --top"),
        (("--zone", "Nowhere"), "“Nowhere” is not an IANA time zone"),
        (("--from", "tomorrow"), "“tomorrow” is not a day"),
        (("--from", "0001-01-01"), "“0001-01-01” is not a day"),
        (("--until", "2026-02-30"), "“2026-02-30” is not a day"),
        (("--from", "2026-12-09", "--until", "2026-12-08"), "must end after it starts"),
        (("--from", "2026-12-09", "--until", "2026-12-09"), "must end after it starts"),
        (("--until", "2026-11-01"), "must end after it starts"),
        (("--from", "2026-12-09", "--until", "2028-12-09"), "more than 366 days"),
        (("--length", "soon"), "“soon” is not a length"),
        (("--length", ""), "“” is not a length"),
        (("--length", "nanh"), "“nanh” is not a length"),
        (("--length", "1e999h"), "“1e999h” is not a length"),
        (("--length", "1m"), "5 minutes to 14 days"),
        (("--length", "15d"), "5 minutes to 14 days"),
        (("--how", "median"), "invalid choice: 'median'"),
        (("--date-order", "ydm"), "invalid choice: 'ydm'"),
        (("--count", "x" * 501), "Argument --count"),
        (("--now", "yesterday"), "“yesterday” is not a moment"),
        (("--now", "0001-01-01T00:00+10:00"), "is not a moment"),
        (("--now", "9999-12-31T23:59-10:00"), "is not a moment"),
        (("--later",), "Unrecognized arguments: --later"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: Out
) -> None:
    now = () if "--now" in words else ("--now", _NOW)
    status, sentence = _refused(capsys, _export(tmp_path), *words, *now)
    assert status == 2
    assert said in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("length", ["2h", "120m", "2.0H", "0.0833333333334d"])
def test_a_length_may_be_given_in_minutes_hours_or_days(
    length: str, tmp_path: Path, capsys: Out
) -> None:
    (best,) = _found(capsys, _export(tmp_path), "--length", length, "--top", "1")["windows"]
    start, end = (datetime.fromisoformat(best[name]) for name in ("start", "end"))
    assert abs(end - start - 2 * _HOUR) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "word"), [("2026-03-29T02:30", "skips"), ("2026-10-25T02:30", "twice")]
)
def test_a_moment_that_the_clock_does_not_show_once_is_asked_for_again(
    now: str, word: str, tmp_path: Path, capsys: Out
) -> None:
    status, said = _refused(capsys, _export(tmp_path), "--zone", ZONE, "--now", now)
    assert status == 2
    assert word in said
    assert "An offset at its end" in said
    assert "--time" not in said


def test_a_moment_without_an_offset_is_on_the_zone_s_clock(tmp_path: Path, capsys: Out) -> None:
    path = _export(tmp_path)
    words = ("--zone", "Pacific/Auckland", "--json", "--top", "1")
    answers = set()
    for now in ("2026-11-23T00:30", "2026-11-22T11:30+00:00"):
        status, out, _ = _run(capsys, path, *words, "--now", now)
        assert status == 0
        answers.add(out)
    assert len(answers) == 1


def test_the_clock_on_the_wall_counts_when_no_moment_is_named(tmp_path: Path, capsys: Out) -> None:
    status, out, _ = _run(capsys, _export(tmp_path), "--json", "--zone", ZONE)
    assert status == 0
    first = min(window["start"] for window in json.loads(out)["windows"])
    assert datetime.fromisoformat(first).date() > datetime.now(ZoneInfo(ZONE)).date()


def test_a_file_that_is_not_there_or_is_a_folder_is_told_in_one_sentence(
    tmp_path: Path, capsys: Out
) -> None:
    missing = tmp_path / "missing.csv"
    assert _refused(capsys, missing) == (3, f"{missing} cannot be read: No such file or directory.")
    assert _refused(capsys, tmp_path) == (3, f"{tmp_path} cannot be read: Is a directory.")


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 50, b"hello", b'{"a": 1}', b"PK\x03\x04"]
)
def test_a_file_that_holds_no_usage_is_told_in_one_sentence(
    content: bytes, tmp_path: Path, capsys: Out
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    status, said = _refused(capsys, path)
    assert status in (2, 3)
    assert said.endswith(".")


def test_one_bad_file_among_good_ones_is_enough_to_refuse(tmp_path: Path, capsys: Out) -> None:
    status, _ = _refused(capsys, _export(tmp_path), tmp_path / "missing.csv")
    assert status == 3


def test_no_file_at_all_is_wrong_use(capsys: Out) -> None:
    status, said = _refused(capsys)
    assert status == 2
    assert said == "The following arguments are required: FILE; see golive window --help."
