"""How long the checklist's page takes with 1,000 own tasks, beside the same plan with 60.

Run: `python benchmarks/checklist_speed.py`. Both pages are drawn again in turn in one run; the
figures are medians of processor time, in every view and with a search. Nothing is saved between, as
when somebody filters, turns a page or changes the view. The aim: 1,000 tasks take at most 1.5 times
as long.
"""

import os
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from streamlit.testing.v1 import AppTest  # noqa: TID251 - the page is what is measured

from golive.checklist import Phase
from golive.checklist.views import View
from golive.plan import Launch, OwnTask, Plan, Status, TaskEdit, Team
from golive.ui import session

ROOT = Path(__file__).resolve().parent.parent
FEW, MANY = 60, 1_000
RUNS = 15
AIM = 1.5


def made_up_plan(count: int) -> Plan:
    """Make up a plan with so many tasks of the team's own, owned by eight people."""
    phases, states = list(Phase), list(Status)
    own = tuple(
        OwnTask(id=f"own{n}", title=f"Own task {n}", phase=phases[n % 8].value, role="Tester")
        for n in range(count)
    )
    edits = {
        task.id: TaskEdit(owner=f"Person {n % 8}", status=states[n % len(states)])
        for n, task in enumerate(own)
    }
    return Plan(launch=Launch(name="Benchmark"), team=Team(own_tasks=own, edits=edits))


def opened(plan: Plan) -> AppTest:
    """Open the checklist of a plan, as a first visit by its link."""
    at = AppTest.from_file(str(ROOT / "golive" / "ui" / "frame.py"), default_timeout=120)
    at.query_params["plan"] = plan.id
    at.switch_page(str(ROOT / "pages" / "checklist.py"))
    return at.run()


def seconds(at: AppTest) -> float:
    """Measure the processor time of drawing the page again."""
    begun = process_time()
    at.run()
    taken = process_time() - begun
    assert not at.exception
    return taken


def shown(at: AppTest, view: View, words: str) -> None:
    """Choose a view and a search."""
    at.button_group(key="view/by").set_value(view)
    at.text_input(key="filter/search").set_value(words)
    at.run()
    assert at.session_state["view/by"] == view


def compared(few: AppTest, many: AppTest, name: str) -> float:
    """Measure both in turn, print the medians, and give their ratio."""
    pairs = [(seconds(few), seconds(many)) for _ in range(RUNS)]
    of_few, of_many = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio: float = statistics.median(theirs / mine for mine, theirs in pairs)
    print(f"{name:24}{of_few * 1000:8.0f} ms{of_many * 1000:8.0f} ms{ratio:8.2f}")
    return ratio


def main() -> None:
    """Measure every view, and a search, and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOLIVE_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'golive.db'}"
        held = session.store()
        plans = [
            held.create(made_up_plan(count), actor="Ana", now=datetime.now(UTC)).plan
            for count in (FEW, MANY)
        ]
        few, many = (opened(plan) for plan in plans)
        print(f"{'':24}{f'{FEW} own':>11}{f'{MANY} own':>11}{'ratio':>8}   ({RUNS} runs each)")
        ratios = []
        for view, words in [*((view, "") for view in View), (View.PHASE, "own task 1")]:
            shown(few, view, words)
            shown(many, view, words)
            ratios.append(compared(few, many, f"{view.value} {words and '+ search'}"))
        held.close()
    print(f"worst ratio {max(ratios):.2f}  (aim: at most {AIM:.1f})")


if __name__ == "__main__":
    main()
