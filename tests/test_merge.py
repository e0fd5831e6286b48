from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from golive.merge import Change, Conflict, Copy, Key, merged

OWNER, NOTE = Key("task", "backup", "owner"), Key("task", "backup", "note")

_values = st.sampled_from(("", "Ana", "Bo"))
_cells = st.fixed_dictionaries({OWNER: _values, NOTE: _values})


def _copy(name: str, base: Mapping[Key, str], cells: Mapping[Key, str]) -> Copy:
    return Copy(name, base, {key: (value,) for key, value in cells.items()})


def test_only_a_file_changed_so_it_is_taken() -> None:
    copy = _copy("a.xlsx", {OWNER: "Ana", NOTE: ""}, {OWNER: "Bo", NOTE: ""})

    assert merged({OWNER: "Ana", NOTE: ""}, [copy]) == (
        (Change(OWNER, "Ana", "Bo", ("a.xlsx",)),),
        (),
    )


def test_only_golive_changed_so_it_is_kept() -> None:
    assert merged({OWNER: "Bo"}, [_copy("a.xlsx", {OWNER: "Ana"}, {OWNER: "Ana"})]) == ((), ())


def test_both_came_to_the_same_so_nothing_is_left_to_do() -> None:
    assert merged({OWNER: "Bo"}, [_copy("a.xlsx", {OWNER: "Ana"}, {OWNER: "Bo"})]) == ((), ())


def test_golive_and_a_file_differ_so_a_person_is_asked() -> None:
    changes, conflicts = merged({OWNER: "Bo"}, [_copy("a.xlsx", {OWNER: "Ana"}, {OWNER: "Cleo"})])

    assert changes == ()
    assert conflicts == (Conflict(OWNER, "Ana", "Bo", (("a.xlsx", "Cleo"),)),)


def test_two_files_differ_so_a_person_is_asked() -> None:
    base = {OWNER: "Ana"}
    copies = [_copy("a.xlsx", base, {OWNER: "Bo"}), _copy("b.xlsx", base, {OWNER: "Cleo"})]

    assert merged(base, copies) == (
        (),
        (Conflict(OWNER, "Ana", "Ana", (("a.xlsx", "Bo"), ("b.xlsx", "Cleo"))),),
    )


def test_two_files_agree_and_a_third_left_it_alone_so_it_is_taken() -> None:
    base = {OWNER: "Ana"}
    copies = [_copy(name, base, {OWNER: said}) for name, said in zip("abc", "XAX", strict=True)]
    copies[1] = _copy("b", base, base)

    assert merged(base, copies) == ((Change(OWNER, "Ana", "X", ("a", "c")),), ())


def test_a_file_of_an_older_export_that_left_a_cell_alone_has_no_say_in_it() -> None:
    old = _copy("old.xlsx", {OWNER: ""}, {OWNER: ""})
    new = _copy("new.xlsx", {OWNER: "Ana"}, {OWNER: "Bo"})

    assert merged({OWNER: "Ana"}, [old, new])[0] == (Change(OWNER, "Ana", "Bo", ("new.xlsx",)),)


def test_what_a_cell_held_is_unknown_so_a_person_is_asked_unless_nothing_differs() -> None:
    copy = _copy("a.xlsx", {}, {OWNER: "Bo"})

    assert merged({OWNER: "Bo"}, [copy]) == ((), ())
    assert merged({OWNER: ""}, [copy]) == (
        (),
        (Conflict(OWNER, None, "", (("a.xlsx", "Bo"),)),),
    )


def test_exports_that_left_with_different_values_have_no_one_base() -> None:
    copies = [_copy("a", {OWNER: ""}, {OWNER: "X"}), _copy("b", {OWNER: "Ana"}, {OWNER: "X"})]

    (conflict,) = merged({OWNER: "Ana"}, copies)[1]

    assert conflict.base is None


def test_a_file_that_says_two_things_of_one_cell_is_asked_about() -> None:
    copy = Copy("a.xlsx", {OWNER: "Ana"}, {OWNER: ("Ana", "Bo", "Bo")})

    assert merged({OWNER: "Ana"}, [copy]) == (
        (),
        (Conflict(OWNER, "Ana", "Ana", (("a.xlsx", "Ana"), ("a.xlsx", "Bo"))),),
    )


def test_a_cell_that_the_plan_does_not_have_is_left_alone() -> None:
    assert merged({}, [_copy("a.xlsx", {}, {OWNER: "Bo"})]) == ((), ())


@settings(deadline=None)
@given(_cells, _cells, st.lists(_cells, max_size=3))
def test_a_merge_is_what_the_rule_says_cell_by_cell(
    base: dict[Key, str], ours: dict[Key, str], files: list[dict[Key, str]]
) -> None:
    changes, conflicts = merged(ours, [_copy(str(at), base, one) for at, one in enumerate(files)])

    taken = {change.key: change.new for change in changes}
    asked = {conflict.key for conflict in conflicts}
    for key, now in ours.items():
        others = {one[key] for one in files} - {base[key]}
        everybody = others | ({now} - {base[key]})
        assert (key in asked) is (len(everybody) > 1)
        assert (key in taken) is (len(everybody) == 1 and now == base[key])
        assert {taken.get(key)} <= {None, *others}


@settings(deadline=None)
@given(_cells, _cells, st.permutations(range(3)), st.lists(_cells, min_size=3, max_size=3))
def test_the_order_of_the_files_decides_nothing(
    base: dict[Key, str], ours: dict[Key, str], order: list[int], files: list[dict[Key, str]]
) -> None:
    copies = [_copy(str(at), base, one) for at, one in enumerate(files)]
    some, others = merged(ours, copies), merged(ours, [copies[at] for at in order])

    assert [(one.key, one.new) for one in some[0]] == [(one.key, one.new) for one in others[0]]
    assert [one.key for one in some[1]] == [one.key for one in others[1]]


@settings(deadline=None)
@given(_cells, _cells, st.lists(_cells, max_size=3))
def test_merging_twice_does_no_more_than_once(
    base: dict[Key, str], ours: dict[Key, str], files: list[dict[Key, str]]
) -> None:
    copies = [_copy(str(at), base, one) for at, one in enumerate(files)]
    changes, conflicts = merged(ours, copies)
    after = ours | {change.key: change.new for change in changes}

    assert merged(after, copies) == ((), conflicts)
