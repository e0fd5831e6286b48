"""Exports come in on the page: read apart, asked about, corrected, kept, dropped."""

import time
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from golive.store import Store
from tests.builders import a_plan
from tests.test_pages import kept, labelled, plain_words

Visit = Callable[..., AppTest]
A_DAY = "\n".join(["time,visits", *(f"2026-11-02T{hour:02d}:00Z,5" for hour in range(24))])
LOG = "".join(
    f'192.0.2.7 - - [04/May/2026:10:0{at}:03 +0000] "GET / HTTP/1.1" 200 5 "-" "{who}"\n'
    for at, who in enumerate(("Browser/1.0", "Findbot/2.0", "kube-probe/1.29", "Browser/1.0"))
)
ZONE = "Which zone are the file's times in?"
LONGEST_S = 60.0


def upload(at: AppTest, *files: tuple[str, str]) -> AppTest:
    """Give files to the page, and wait until all of them are read."""
    uploader: Any = at.get("file_uploader")[0]
    uploader.set_value([(name, content.encode(), "text/plain") for name, content in files]).run()
    return settled(at)


def settled(at: AppTest) -> AppTest:
    """Draw the page anew until nothing is being read."""
    until = time.monotonic() + LONGEST_S
    while " s\n" in plain_words(at) and "Reading **" in plain_words(at):
        assert time.monotonic() < until, "reading takes too long"
        at.run()
    return at


def test_what_was_read_is_said_and_kept_with_one_click(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = upload(visit("window", plan), ("usage.csv", A_DAY))
    labelled(at, "Use these figures").click().run()

    source = store.load(plan.id).plan.timing.sources[0]
    assert (source.file_name, source.rows) == ("usage.csv", 24)
    assert not [button for button in at.button if button.label == "Use these figures"]


def test_two_exports_of_one_name_stand_beside_each_other(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, a_plan()))

    upload(at, ("usage.csv", A_DAY))
    upload(at, ("usage.csv", A_DAY.replace(",5", ",7").replace("11-02", "11-03")))

    said = plain_words(at)
    assert "From Mon 2 Nov" in said
    assert "From Tue 3 Nov" in said


def test_a_question_is_answered_and_the_answer_can_be_forgotten(visit: Visit, store: Store) -> None:
    at = upload(visit("window", kept(store, a_plan())), ("local.csv", A_DAY.replace("Z", "")))
    assert "do not say their zone" in at.info[0].value

    labelled(at, ZONE).set_value("Asia/Tokyo").run()
    assert "(Asia/Tokyo)" in plain_words(settled(at))

    labelled(at, "Forget what I chose").click().run()
    assert "do not say their zone" in settled(at).info[0].value
    assert labelled(at, ZONE).value is None


def test_bots_can_be_left_out(visit: Visit, store: Store) -> None:
    at = upload(visit("window", kept(store, a_plan())), ("access.log", LOG))
    assert "2 of 4 requests (50\u00a0%) come from bots and health checks and count" in plain_words(
        at
    )

    labelled(at, "What about bots and health checks?").set_value(True).run()

    said = plain_words(settled(at))
    assert "2 rows left out: asked for by a bot or a health check" in said


def test_a_rotated_log_is_one_export_and_can_be_taken_apart(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, a_plan()))

    upload(at, ("access.log", LOG), ("access.log.1", LOG.replace(" +0000", " +0200")))
    assert "access log, 2 files: 8 rows counted" in plain_words(at)

    labelled(at, "Read each file by itself").click().run()
    assert plain_words(settled(at)).count("access log: 4 rows counted") == 2


def test_a_file_that_is_refused_says_why_and_can_be_dropped(visit: Visit, store: Store) -> None:
    at = upload(visit("window", kept(store, a_plan())), ("![x](y).csv", "a,b\n1,2\n"))
    assert "No column holds dates with times" in plain_words(at)
    assert "![x](" not in at.error[0].value

    labelled(at, "Drop it").click().run()
    assert not at.error


def test_what_is_being_read_in_one_plan_does_not_show_in_another(
    visit: Visit, store: Store
) -> None:
    at = upload(visit("window", kept(store, a_plan())), ("usage.csv", A_DAY))
    at.query_params["plan"] = kept(store, a_plan().model_copy(update={"id": "another"})).id
    at.run()
    assert "usage.csv" not in plain_words(at)


def test_of_several_exports_each_says_how_much_it_counts(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("window", plan)
    for name in ("eu.csv", "us.csv"):
        upload(at, (name, A_DAY))
        labelled(at, "Use these figures").click().run()

    labelled(at, "Counts (times)").set_value(2.5).run()
    labelled(at, "Region or system").set_value("Europe").run()

    first, second = store.load(plan.id).plan.timing.sources
    assert (first.weight, first.region, second.weight) == (2.5, "Europe", 1)
