"""The answers held against each other: faults seeded into a clean plan are found, and named."""

from pathlib import Path

import pytest

from golive import review
from golive.errors import Finding, Severity
from golive.plan import Plan
from golive.plan.edits import value_at
from tests.builders import NOW
from tests.faults import FAULTS, Fault, clean, found_by, written

DOCS = Path(__file__).resolve().parent.parent / "docs"
_TOGETHER = [fault for fault in FAULTS if fault.together]
_WEIGHTS = list(Severity)


@pytest.fixture(scope="module")
def sample() -> Plan:
    return clean()


@pytest.fixture(scope="module")
def seeded(sample: Plan) -> dict[str, Plan]:
    """Give the sample with each fault alone, by the fault's rule."""
    return {fault.rule: fault.into(sample) for fault in FAULTS}


@pytest.fixture(scope="module")
def found(seeded: dict[str, Plan]) -> dict[str, list[Finding]]:
    """Give what each fault yields as the window nears, by the fault's rule."""
    return {fault.rule: found_by(fault, seeded[fault.rule]) for fault in FAULTS}


def _told(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.where) for finding in found]


def test_the_clean_sample_has_no_findings(sample: Plan) -> None:
    assert review.findings(sample, NOW) == ()


def test_no_rule_is_seeded_twice() -> None:
    assert len({fault.rule for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_each_fault_alone_yields_its_own_finding_and_no_other(
    fault: Fault, seeded: dict[str, Plan]
) -> None:
    plan = seeded[fault.rule]
    assert _told(review.findings(plan, NOW)) == [(fault.rule, fault.where)]
    value_at(plan, fault.where)  # the field or the row is there, or this raises


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_finding_weighs_no_less_as_the_window_nears(
    fault: Fault, found: dict[str, list[Finding]]
) -> None:
    weights = [_WEIGHTS.index(one.severity) for one in found[fault.rule]]
    assert weights == sorted(weights, reverse=True)
    assert all(one.what.endswith(".") and one.remedy.endswith(".") for one in found[fault.rule])


def test_a_plan_with_many_faults_names_and_places_every_one(sample: Plan) -> None:
    plan = sample
    for fault in _TOGETHER:
        plan = fault.bare(plan)
    told = _told(review.findings(plan, NOW))
    assert [fault.rule for fault in _TOGETHER if (fault.rule, fault.where) not in told] == []
    assert len(_TOGETHER) >= 25
    assert len(told) == len(set(told))


def test_the_table_of_findings_is_current(found: dict[str, list[Finding]]) -> None:
    assert (DOCS / "findings.md").read_text(encoding="utf-8") == written(found)
