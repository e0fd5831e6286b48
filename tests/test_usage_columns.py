"""Which column is the time, which one counts, and how its values combine."""

import pytest

from golive.errors import QuestionError, UnreadableError
from golive.plan import How, Reading
from golive.usage import ROWS, ReadFile, read


def got(text: str, **reading: object) -> ReadFile:
    return read(text.encode(), "usage.csv", Reading.model_validate({"zone": "UTC", **reading}))


def asked(text: str, **reading: object) -> QuestionError:
    with pytest.raises(QuestionError) as question:
        got(text, **reading)
    return question.value


HOURS = [f"2026-05-04 {hour:02d}:00" for hour in range(24)]


def table(header: str, *cells: str) -> str:
    return "\n".join([header, *(",".join((hour, *cells)) for hour in HOURS), ""])


def test_the_time_with_an_offset_beats_the_local_date() -> None:
    found = got(
        "Date,Time,Demand\n2026-05-04,2026-05-03T22:00:00Z,5\n2026-05-04,2026-05-03T22:30:00Z,6\n"
    )
    assert found.source.read_as.time_column == "Time"
    assert found.source.read_as.zone == "UTC"


def test_of_two_alike_the_one_with_the_plain_name_is_the_time() -> None:
    found = got("timestamp,closed at,visits\n2026-05-04 02:00,2026-05-04 03:00,3\n")
    assert found.source.read_as.time_column == "timestamp"


def test_two_times_that_are_alike_are_asked() -> None:
    question = asked("opened at,closed at,visits\n2026-05-04 02:00,2026-05-04 03:00,3\n")
    assert question.option == "time"
    assert question.choices == ("opened at", "closed at")
    found = got(
        "opened at,closed at,visits\n2026-05-04 02:00,2026-05-04 03:00,3\n", time_column="closed at"
    )
    assert found.source.series.start.hour == 3


def test_a_chosen_column_that_does_not_exist_is_asked_again() -> None:
    text = table("time,visits", "3")
    assert asked(text, time_column="when").choices == ("time",)
    assert asked(text, count_column="hits").choices == ("visits", ROWS)


def test_a_chosen_time_column_without_times_is_refused() -> None:
    with pytest.raises(UnreadableError, match="No time in the column of times can be read"):
        got(table("time,visits", "x"), time_column="visits")


def test_large_counts_are_not_taken_for_seconds_since_1970() -> None:
    text = "when,bytes out\n2026-05-04 00:00,1714573800\n2026-05-04 01:00,1714573900\n"
    assert got(text).source.read_as.time_column == "when"
    with pytest.raises(UnreadableError, match="No column holds dates"):
        got("page,total\na,1714573800\nb,1714577400\n")


def test_seconds_since_1970_under_a_name_of_time_are_the_time() -> None:
    found = got("timestamp,visits\n1714573800,3\n1714577400,4\n")
    assert tuple(found.source.series.values) == (3, 4)


def test_a_date_and_an_hour_column_make_the_time() -> None:
    rows = "".join(f"20260504,{hour},{hour + 1}\n" for hour in range(24))
    found = got("Date,Hour,Sessions\n" + rows + ",,300\n")
    assert found.source.series.step_s == 3600
    assert found.source.series.values[:3] == (1, 2, 3)
    assert "The hour is taken from the column “Hour”." in found.source.notes


def test_an_hour_column_that_repeats_the_time_is_not_added() -> None:
    rows = "".join(f"{hour},{at},5\n" for at, hour in enumerate(HOURS))
    found = got("Date,Hour,Visits\n" + rows)
    assert len(found.source.series.values) == 24


def test_the_only_column_of_numbers_counts() -> None:
    found = got(table("time,who came,where", "4", "Utrecht"))
    assert found.source.read_as.count_column == "who came"
    assert found.source.series.unit == "who came"


def test_an_unmistakable_name_is_taken_and_the_others_are_named() -> None:
    found = got(table("time,requests,retries,bytes,error rate,status", "4", "7", "9", "0.5", "200"))
    assert found.source.read_as.count_column == "requests"
    assert (
        "Counted is the column “requests”; “retries” could be chosen instead." in found.source.notes
    )


def test_several_counts_are_asked_and_rates_are_not_offered() -> None:
    text = table(
        "time,Users,Sessions,Sessions per user,Bounce rate,Temp,Paid",
        "4",
        "5",
        "1.2",
        "40%",
        "21",
        "1",
    )
    question = asked(text)
    assert question.option == "count"
    assert question.choices == ("Sessions", "Users", ROWS)
    assert got(text, count_column="Bounce rate").source.series.unit == "Bounce rate"


def test_shares_and_money_are_no_counts_even_without_a_telling_name() -> None:
    assert got(table("time,alpha,beta,gamma", "4%", "US$ 3", "8")).source.series.unit == "gamma"


def test_a_yes_or_no_column_counts_only_when_there_is_nothing_else() -> None:
    assert got(table("time,paid,seen", "1", "9")).source.series.unit == "seen"
    assert got(table("time,paid", "1")).source.series.unit == "paid"


def test_a_measurement_counts_when_there_is_nothing_else() -> None:
    source = got(table("time,average load,where", "4.5", "Utrecht")).source
    assert source.series.how is How.MEAN


def test_without_a_count_each_row_counts_as_one() -> None:
    text = (
        '"@timestamp",clientip,extension\n'
        '"Sep 20, 2015 @ 10:26:48.725","74.214.76.90",jpg\n'
        '"Sep 20, 2015 @ 10:26:48.725","74.214.76.90",jpg\n'
        '"Sep 20, 2015 @ 10:55:00.000","146.86.123.109",png\n'
    )
    source = got(text).source
    assert source.read_as.count_column == ROWS
    assert source.series.step_s == 900
    assert tuple(source.series.values) == (2, 0, 1)
    assert source.series.unit == "rows"


def test_days_without_a_time_of_day_are_counted_by_the_day() -> None:
    source = got("day,order id,city\n2026-05-04,3,a\n2026-05-04,4,b\n2026-05-06,9,a\n").source
    assert (source.series.step_s, source.series.values) == (86_400, (2, 0, 1))
    assert any("cannot tell an hour" in note for note in source.notes)
    assert got("day,visits\n2026-05-04,3\n").source.series.step_s == 86_400


@pytest.mark.parametrize(
    ("name", "cell", "how"),
    [
        ("visits", "4", How.SUM),
        ("active users", "4", How.MEAN),
        ("concurrent sessions", "4", How.MEAN),
        ("connected clients", "4", How.MEAN),
        ("net flow", "-4", How.MEAN),
    ],
)
def test_a_gauge_is_averaged_and_a_count_added_up_and_the_file_says_so(
    name: str, cell: str, how: How
) -> None:
    source = got(table(f"time,{name}", cell)).source
    assert source.series.how is how
    assert any(name in note for note in source.notes)


def test_a_person_can_say_how_values_combine() -> None:
    source = got(table("time,visits", "4"), how="mean").source
    assert source.series.how is How.MEAN
    assert not any("added up" in note for note in source.notes)


def test_a_column_with_few_times_among_words_is_no_time_column() -> None:
    rows = [f"2026-11-{day:02d} 10:00,name {day}" for day in range(1, 4)]
    rows += [f"word {day},name {day}" for day in range(4, 30)]

    with pytest.raises(UnreadableError):
        read("\n".join(["when,who", *rows]).encode(), "words.csv")
