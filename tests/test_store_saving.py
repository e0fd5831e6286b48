"""Plans in the store: kept, read, changed field by field, and who did what."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from golive.errors import ConflictError, EditError, StoreError, UnknownPlanError
from golive.plan import Freeze, Status, Step
from golive.plan.edits import value_at
from golive.store import (
    UNSEEN,
    AddRow,
    Change,
    Op,
    RemoveRow,
    SetField,
    Store,
    open_store,
    replayed,
)
from golive.store.cache import RecentPlans
from golive.store.saved import Saved
from tests.builders import NOW, a_plan, a_series, a_source
from tests.stores import KINDS, empty_address

LATER = NOW + timedelta(minutes=3)
NEXT_DAY = NOW + timedelta(days=1)


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(empty_address(request.param, tmp_path))
    opened.create(a_plan(launch__name="Orders 4"), actor="Ana", now=NOW)
    yield opened
    opened.close()


def named(store: Store, old: object, new: object, actor: str = "Ben") -> Saved:
    return store.save("plan", [SetField("launch.name", old, new)], actor=actor, now=LATER)


def test_a_created_plan_is_loaded_as_it_was(store: Store) -> None:
    saved = store.load("plan")
    assert saved.plan == a_plan(launch__name="Orders 4")
    assert (saved.rev, saved.saved_at, saved.saved_by) == (1, NOW, "Ana")


def test_an_id_is_taken_once(store: Store) -> None:
    with pytest.raises(StoreError, match="already holds this plan"):
        store.create(a_plan(), actor="Ben", now=NOW)
    assert store.load("plan").plan.title == "Orders 4"


def test_a_saved_field_is_there_for_everybody(store: Store) -> None:
    saved = named(store, "Orders 4", "Orders 5")
    assert (saved.rev, saved.saved_at, saved.saved_by) == (2, LATER, "Ben")
    assert store.load("plan") == saved


def test_two_people_change_two_fields_without_meeting(store: Store) -> None:
    store.save("plan", [SetField("launch.owner", "", "Ana")], actor="Ana", now=NOW)
    named(store, "Orders 4", "Orders 5")
    launch = store.load("plan").plan.launch
    assert (launch.owner, launch.name) == ("Ana", "Orders 5")


def test_a_field_that_changed_meanwhile_is_not_written_over(store: Store) -> None:
    named(store, "Orders 4", "Orders 5")
    with pytest.raises(ConflictError) as caught:
        named(store, "Orders 4", "Orders 6", actor="Cem")
    assert caught.value.sentence == (
        "Ben changed this to “Orders 5” at 09:03 UTC; your change was not saved. "
        "Look at it and decide again."
    )
    assert (caught.value.path, caught.value.mine, caught.value.theirs) == (
        "launch.name",
        "Orders 6",
        "Orders 5",
    )
    assert store.load("plan").rev == 2


def test_a_conflict_keeps_the_other_changes_of_the_save_out_too(store: Store) -> None:
    named(store, "Orders 4", "Orders 5")
    changes = [SetField("launch.owner", "", "Cem"), SetField("launch.name", "Orders 4", "X")]
    with pytest.raises(ConflictError):
        store.save("plan", changes, actor="Cem", now=LATER)
    assert store.load("plan").plan.launch.owner == ""
    assert len(store.events("plan")) == 2


def test_what_both_wanted_alike_is_no_conflict(store: Store) -> None:
    first = named(store, "Orders 4", "Orders 5")
    assert named(store, "Orders 4", "Orders 5", actor="Cem") == first


def test_an_unchanged_save_adds_neither_revision_nor_event(store: Store) -> None:
    assert named(store, "Orders 4", "Orders 4").rev == 1
    assert store.save("plan", [], actor="Ben", now=LATER).rev == 1
    assert [event.op for event in store.events("plan")] == [Op.CREATE]


def test_changes_of_one_save_build_on_each_other(store: Store) -> None:
    step = Step(id="s1", name="Migrate")
    changes: list[Change] = [
        AddRow("deployment.steps", step),
        SetField("deployment.steps.s1.name", "Migrate", "Migrate data"),
        SetField("deployment.steps.s1.minutes", None, "20"),
    ]
    saved = store.save("plan", changes, actor="Ben", now=LATER)
    assert saved.plan.deployment.steps == (Step(id="s1", name="Migrate data", minutes=20),)
    assert [event.rev for event in store.events("plan")] == [2, 2, 2, 1]


@pytest.mark.parametrize(
    ("path", "held", "seen"),
    [
        ("launch.slo_percent", 99, "99"),
        ("launch.user_zones", ("UTC",), ["UTC"]),
        ("timing.search_from", "2026-12-01", datetime(2026, 12, 1, tzinfo=UTC).date()),
        ("strategy.style", "soft", "soft"),
        (
            "deployment.steps",
            [{"id": "s1", "name": "Migrate"}],
            (Step(id="s1", name="Migrate"),),
        ),
    ],
)
def test_what_was_seen_is_compared_as_the_field_holds_it(
    store: Store, path: str, held: object, seen: object
) -> None:
    store.save("plan", [SetField(path, UNSEEN, held)], actor="Ana", now=NOW)
    default = value_at(a_plan(), path)
    assert (
        value_at(
            store.save("plan", [SetField(path, seen, default)], actor="Ben", now=LATER).plan, path
        )
        == default
    )


def test_moments_seen_on_another_clock_are_the_same_moments(store: Store) -> None:
    there = timezone(timedelta(hours=5, minutes=45))
    freeze = Freeze(id="f1", starts=NOW, ends=LATER)
    store.save("plan", [AddRow("timing.freezes", freeze)], actor="Ana", now=NOW)
    seen = NOW.astimezone(there)
    change = SetField("timing.freezes.f1.starts", seen, None)
    assert store.save("plan", [change], actor="Ben", now=LATER).rev == 3


def test_a_seen_value_that_the_field_cannot_hold_is_a_conflict(store: Store) -> None:
    with pytest.raises(ConflictError):
        store.save("plan", [SetField("launch.slo_percent", "much", 99)], actor="Ben", now=LATER)


def test_a_program_may_write_without_having_seen(store: Store) -> None:
    named(store, "Orders 4", "Orders 5")
    assert named(store, UNSEEN, "Orders 6").plan.title == "Orders 6"


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_saved(store: Store) -> None:
    changes = [
        SetField("launch.owner", "", "Ben"),
        SetField("launch.zone", "Europe/Amsterdam", "Mars/Base"),
    ]
    with pytest.raises(EditError, match="Mars/Base"):
        store.save("plan", changes, actor="Ben", now=LATER)
    assert store.load("plan").rev == 1


def test_a_plan_never_changes_its_id(store: Store) -> None:
    with pytest.raises(EditError, match="ids are made once"):
        store.save("plan", [SetField("id", "plan", "other")], actor="Ben", now=LATER)


def test_a_removed_row_says_so_to_the_second_person(store: Store) -> None:
    store.save("plan", [AddRow("deployment.steps", Step(id="s1"))], actor="Ana", now=NOW)
    store.save("plan", [RemoveRow("deployment.steps.s1")], actor="Ana", now=NOW)
    with pytest.raises(EditError, match="somebody may have removed it"):
        store.save("plan", [SetField("deployment.steps.s1.name", "", "X")], actor="Ben", now=LATER)


def test_a_row_sent_twice_is_added_once(store: Store) -> None:
    add = AddRow("deployment.steps", Step(id="s1", name="Migrate"))
    first = store.save("plan", [add], actor="Ben", now=LATER)
    assert store.save("plan", [add], actor="Ben", now=LATER) == first


def test_another_row_with_a_taken_id_is_refused(store: Store) -> None:
    store.save("plan", [AddRow("deployment.steps", Step(id="s1"))], actor="Ana", now=NOW)
    with pytest.raises(EditError, match="two rows have the id s1"):
        store.save(
            "plan", [AddRow("deployment.steps", Step(id="s1", name="X"))], actor="Ben", now=LATER
        )


@pytest.mark.parametrize(
    ("path", "theirs", "mine", "said"),
    [
        ("launch.name", "", "X", "Ben emptied this at 09:03 UTC"),
        ("impact.down_time", True, False, "Ben changed this to yes at"),
        ("impact.down_time", False, True, "Ben changed this to no at"),
        ("launch.user_zones", ("UTC",), (), "Ben changed this at 09:03 UTC"),
        ("launch.goes_live", "a\n" * 100, "X", "Ben changed this to “" + "a " * 29 + "a…” at"),
        ("launch.slo_percent", 99.5, 98, "Ben changed this to “99.5” at"),
    ],
)
def test_a_conflict_says_what_the_other_did(
    store: Store, path: str, theirs: object, mine: object, said: str
) -> None:
    store.save("plan", [SetField(path, UNSEEN, theirs)], actor="Ben", now=LATER)
    seen = "Seen before" if path.startswith("launch.") else None
    with pytest.raises(ConflictError) as caught:
        store.save("plan", [SetField(path, seen, mine)], actor="Cem", now=LATER)
    assert said in caught.value.sentence


def test_a_conflict_of_another_day_names_the_day(store: Store) -> None:
    named(store, "Orders 4", "Orders 5", actor="")
    with pytest.raises(ConflictError, match=r"Somebody changed this to .* on 23 Nov 2026 at 09:03"):
        store.save("plan", [SetField("launch.name", "Y", "X")], actor="Cem", now=NEXT_DAY)


def test_a_conflict_names_who_changed_the_row_around_the_field(store: Store) -> None:
    store.save("plan", [AddRow("deployment.steps", Step(id="s1", name="A"))], actor="Ana", now=NOW)
    store.save("plan", [SetField("launch.owner", "", "Ana")], actor="Cem", now=LATER)
    with pytest.raises(ConflictError, match=r"^Ana"):
        store.save("plan", [SetField("deployment.steps.s1.name", "B", "C")], actor="Ben", now=LATER)


def test_a_conflict_names_who_put_another_plan_in_place(store: Store) -> None:
    store.replace("plan", a_plan(launch__name="New"), actor="Dee", now=LATER)
    with pytest.raises(ConflictError, match=r"^Dee changed this to “New”"):
        named(store, "Orders 4", "Orders 5")


def test_an_event_says_who_when_through_what_from_what_to_what(store: Store) -> None:
    store.save(
        "plan",
        [SetField("team.edits.backup.status", "open", Status.DONE)],
        actor="Ben",
        now=LATER,
        source="workbook",
    )
    event = store.events("plan", "team.edits")[0]
    assert (event.rev, event.at, event.actor, event.source) == (2, LATER, "Ben", "workbook")
    assert (event.op, event.path) == (Op.SET, "team.edits.backup.status")
    assert (event.old, event.new) == ("open", "done")


def test_events_are_newest_first_and_limited(store: Store) -> None:
    for name in ("A", "B", "C"):
        named(store, UNSEEN, name)
    assert [event.new for event in store.events("plan", limit=2)] == ["C", "B"]
    assert len(store.events("plan", limit=None)) == 4


def test_events_below_a_path_are_those_of_its_own_words(store: Store) -> None:
    named(store, "Orders 4", "Orders 5")
    rows = [AddRow("deployment.steps", Step(id=name)) for name in ("a_1", "ab1", "A_1")]
    store.save("plan", rows, actor="Ben", now=LATER)
    sets = [SetField(f"deployment.steps.{name}.name", "", "X") for name in ("a_1", "ab1", "A_1")]
    store.save("plan", sets, actor="Ben", now=LATER)
    below = store.events("plan", "deployment.steps.a_1")
    assert [(event.op, event.path) for event in below] == [
        (Op.SET, "deployment.steps.a_1.name"),
        (Op.ADD, "deployment.steps.a_1"),
    ]
    assert store.events("plan", "deploy") == ()


def test_a_created_and_a_removed_row_are_in_the_events_whole(store: Store) -> None:
    step = Step(id="s1", name="Migrate")
    store.save("plan", [AddRow("deployment.steps", step)], actor="Ben", now=LATER)
    store.save("plan", [RemoveRow("deployment.steps.s1")], actor="Ben", now=LATER)
    removed, added, created = store.events("plan")
    assert (added.old, added.new) == (None, step.model_dump(mode="json"))
    assert (removed.old, removed.new) == (step.model_dump(mode="json"), None)
    assert created.new["launch"]["name"] == "Orders 4"


def test_nobody_changes_or_removes_an_event(store: Store) -> None:
    with pytest.raises(StoreError), store._writing() as connection:
        connection.execute(text("UPDATE event SET actor = 'Eve'"))
    with pytest.raises(StoreError), store._writing() as connection:
        connection.execute(text("DELETE FROM event"))
    assert [event.actor for event in store.events("plan")] == ["Ana"]


def test_a_plan_file_takes_the_place_and_the_id_of_the_plan(store: Store) -> None:
    other = a_plan(launch__name="From a file").model_copy(update={"id": "other"})
    saved = store.replace("plan", other, actor="Ben", now=LATER)
    assert (saved.rev, saved.plan.id, saved.plan.title) == (2, "plan", "From a file")
    event = store.events("plan")[0]
    assert (event.op, event.path, event.source) == (Op.REPLACE, "", "file")
    assert replayed(store.events("plan")) == saved.plan


def test_the_same_plan_file_twice_changes_nothing(store: Store) -> None:
    first = store.replace("plan", a_plan(), actor="Ben", now=LATER)
    assert store.replace("plan", a_plan(), actor="Ben", now=LATER) == first


def test_the_list_of_plans_shows_the_last_saved_first(store: Store) -> None:
    second = a_plan().model_copy(update={"id": "second"})
    store.create(second, actor="Ben", now=LATER)
    assert [(line.id, line.title, line.rev, line.saved_by) for line in store.plans()] == [
        ("second", "Unnamed launch", 1, "Ben"),
        ("plan", "Orders 4", 1, "Ana"),
    ]
    store.save("plan", [SetField("launch.name", UNSEEN, "O")], actor="Cem", now=NEXT_DAY)
    assert [(line.id, line.saved_at) for line in store.plans()] == [
        ("plan", NEXT_DAY),
        ("second", LATER),
    ]


@pytest.mark.parametrize("plan_id", ["nobody", "", "a b", "\x00", "\ud800", "x" * 1000, "plan\n"])
def test_an_unknown_plan_is_named_as_such_whatever_a_link_says(store: Store, plan_id: str) -> None:
    with pytest.raises(UnknownPlanError, match="no plan with this id"):
        store.load(plan_id)
    with pytest.raises(UnknownPlanError):
        store.save(plan_id, [], actor="Ben", now=LATER)


def test_names_that_no_database_takes_are_cleaned(store: Store) -> None:
    saved = named(store, UNSEEN, "Orders 5", actor="B\x00e\ud800n\n" + "x" * 500)
    assert saved.saved_by == "Ben" + "x" * 197
    assert store.load("plan") == saved


def test_a_clock_time_without_offset_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="offset"):
        store.save("plan", [], actor="Ben", now=NOW.replace(tzinfo=None))


def test_times_come_back_in_utc_whatever_clock_they_were_told_on(store: Store) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-3)))
    store.save("plan", [SetField("launch.name", UNSEEN, "X")], actor="Ben", now=there)
    assert store.events("plan")[0].at.tzinfo == UTC
    assert store.load("plan").saved_at == NOW


def test_a_second_process_sees_each_save(store: Store) -> None:
    other = open_store(store._engine.url.render_as_string(hide_password=False))
    assert other.load("plan").rev == 1
    named(store, "Orders 4", "Orders 5")
    assert other.load("plan") == store.load("plan")
    other.close()


def test_an_unchanged_plan_is_not_read_again(store: Store) -> None:
    assert store.load("plan").plan is store.load("plan").plan
    assert named(store, "Orders 4", "Orders 5").plan is store.load("plan").plan


def test_a_restored_database_that_counts_the_same_revisions_again_is_read_again(
    store: Store,
) -> None:
    mine = named(store, "Orders 4", "Orders 5")
    other = a_plan(launch__name="Orders 6").model_dump_json()
    with store._writing() as connection:
        connection.execute(
            text("UPDATE plan SET document = :document, saved_at = :at"),
            {"document": other, "at": NEXT_DAY},
        )
    assert store.load("plan").rev == mine.rev
    assert store.load("plan").plan.title == "Orders 6"


def test_only_so_many_plans_are_held_in_memory() -> None:
    recent = RecentPlans(most=2)
    for name in ("a", "b"):
        recent.put(Saved(a_plan().model_copy(update={"id": name}), 1, NOW, "Ana"))
    assert recent.get("a", 1, NOW)
    recent.put(Saved(a_plan().model_copy(update={"id": "c"}), 1, NOW, "Ana"))
    assert recent.get("b", 1, NOW) is None
    assert recent.get("a", 1, NOW)
    assert recent.get("c", 2, NOW) is None


def test_a_plan_with_three_years_of_half_hours_is_kept(store: Store) -> None:
    source = a_source(a_series([float(count) for count in range(52_608)], step_s=1800))
    saved = store.save("plan", [AddRow("timing.sources", source)], actor="Ana", now=NOW)
    weighed = store.save(
        "plan", [SetField(f"timing.sources.{source.id}.weight", 1, 2)], actor="Ana", now=NOW
    )
    assert weighed.plan.timing.sources[0].series is saved.plan.timing.sources[0].series
    fresh = open_store(store._engine.url.render_as_string(hide_password=False))
    assert fresh.load("plan") == weighed
    fresh.close()


def test_a_document_that_is_no_plan_is_said_to_be_unreadable(store: Store) -> None:
    with store._writing() as connection:
        connection.execute(text("UPDATE plan SET document = '{\"format\": 2}', rev = 7"))
    with pytest.raises(StoreError, match="plan plan in a form that this golive cannot read"):
        store.load("plan")
