"""The words the command understands."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

from pydantic import Field

from golive.cli import jobs, merge, ramp, runbook, window
from golive.cli.given import checked, day
from golive.errors import GoliveError
from golive.plan import DateOrder, How
from golive.plan.parts import Line
from golive.window import Zone

_AtLeastOne = Annotated[int, Field(ge=1)]
_Port = Annotated[int, Field(ge=1, le=65_535)]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sentence = f"{message[:1].upper()}{message[1:]}; see {self.prog} --help."
        raise GoliveError(sentence)


def parser() -> argparse.ArgumentParser:
    """Build the parser; each command's job is its `job`, and wrong use raises GoliveError."""
    words = _Parser(prog="golive", description="Plan a production go-live.")
    commands = words.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="open the workbook in the browser")
    run.add_argument("--host", default="localhost", help="address to listen on (localhost)")
    run.add_argument("--port", type=checked(_Port), default=8501, help="port to listen on (8501)")
    run.set_defaults(job=jobs.run)

    show = commands.add_parser("schema", help="print the JSON Schema of the plan file")
    show.set_defaults(job=jobs.print_schema)

    write = commands.add_parser(
        "checklist", help="write the go-live checklist as an Excel workbook"
    )
    write.add_argument("plan", type=Path, metavar="PLAN.json")
    write.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.xlsx")
    write.add_argument("--json", action="store_true", help="print the tasks as JSON too")
    write.add_argument("--now", metavar="T", help="the moment to judge at (ISO 8601)")
    write.set_defaults(job=jobs.write_checklist)

    check = commands.add_parser("check", help="judge a plan against what is due")
    check.add_argument("plan", type=Path, metavar="PLAN.json")
    check.add_argument("--now", metavar="T", help="the moment to judge at (ISO 8601)")
    check.add_argument("--json", action="store_true")
    check.set_defaults(job=jobs.check)

    items = commands.add_parser("items", help="say what is read from a table of own items")
    items.add_argument("file", type=Path, metavar="FILE")
    items.add_argument("--json", action="store_true")
    items.set_defaults(job=jobs.print_items)

    steps = commands.add_parser("runbook", help="time the steps and the way back")
    _plan_parser(steps, "the moment to turn round at (ISO 8601)", runbook.time_steps)
    stages = commands.add_parser("ramp", help="lay out hard or soft, and the stages")
    _plan_parser(stages, "the moment to plan at (ISO 8601)", ramp.lay_out)
    _merge_parser(commands.add_parser("merge", help="say what filled-in workbooks change"))
    _window_parser(commands.add_parser("window", help="find low-traffic windows in usage exports"))
    return words


def _plan_parser(
    words: argparse.ArgumentParser, now: str, job: Callable[[argparse.Namespace], int]
) -> None:
    words.add_argument("plan", type=Path, metavar="PLAN.json")
    words.add_argument("--now", metavar="T", help=now)
    words.add_argument("--json", action="store_true")
    words.set_defaults(job=job)


def _merge_parser(words: argparse.ArgumentParser) -> None:
    words.add_argument("plan", type=Path, metavar="PLAN.json")
    words.add_argument("files", type=Path, nargs="+", metavar="FILLED.xlsx")
    words.add_argument("--apply", type=Path, metavar="OUT.json", help="write the plan with it")
    words.add_argument("--without-proposed", action="store_true", help="add no new tasks")
    words.add_argument("--now", metavar="T", help="the moment gates count as signed (ISO 8601)")
    words.add_argument("--json", action="store_true")
    words.set_defaults(job=merge.merge)


def _window_parser(find: argparse.ArgumentParser) -> None:
    find.add_argument("files", type=Path, nargs="+", metavar="FILE")
    zone, column = checked(Zone), checked(Line)
    find.add_argument("--zone", type=zone, metavar="ZONE", help="zone of the file's times")
    find.add_argument("--time", type=column, metavar="COLUMN", help="column that holds the time")
    find.add_argument("--count", type=column, metavar="COLUMN", help="column that is counted")
    find.add_argument("--how", choices=[how.value for how in How])
    find.add_argument("--date-order", choices=[order.value for order in DateOrder])
    find.add_argument("--without-bots", action="store_true", help="leave out bots and checks")
    find.add_argument("--length", default=None, metavar="2h", help="such as 90m, 2h (2h)")
    find.add_argument("--now", metavar="T", help="the moment to plan at (ISO 8601)")
    find.add_argument("--from", dest="start", type=day, metavar="D", help="first day (tomorrow)")
    find.add_argument("--until", type=day, metavar="D", help="windows start before this day")
    find.add_argument("--top", type=checked(_AtLeastOne), default=5, metavar="N")
    find.add_argument("--plan", type=Path, metavar="PLAN.json", help="whose rules count")
    find.add_argument("--json", action="store_true")
    find.set_defaults(job=window.find)
