"""The words the command understands."""

import argparse
from datetime import date
from pathlib import Path

from golive.cli import jobs, window
from golive.plan import DateOrder, How
from golive.window import zone_names


def parser() -> argparse.ArgumentParser:
    """Build the parser; each command's job is its `job`."""
    words = argparse.ArgumentParser(prog="golive", description="Plan a production go-live.")
    commands = words.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="open the workbook in the browser")
    run.add_argument("--host", default="localhost", help="address to listen on (localhost)")
    run.add_argument("--port", type=int, default=8501, help="port to listen on (8501)")
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

    _window_parser(commands.add_parser("window", help="find low-traffic windows in usage exports"))
    return words


def _window_parser(find: argparse.ArgumentParser) -> None:
    find.add_argument("files", type=Path, nargs="+", metavar="FILE")
    find.add_argument(
        "--zone", choices=zone_names(), metavar="ZONE", help="zone of the file's times"
    )
    find.add_argument("--time", metavar="COLUMN", help="the column that holds the time")
    find.add_argument("--count", metavar="COLUMN", help="the column that is counted")
    find.add_argument("--how", choices=[how.value for how in How])
    find.add_argument("--date-order", choices=[order.value for order in DateOrder])
    find.add_argument("--length", default=None, metavar="2h", help="such as 90m, 2h (2h)")
    find.add_argument("--now", metavar="T", help="the moment to plan at (ISO 8601)")
    find.add_argument("--from", dest="start", type=date.fromisoformat, metavar="D")
    find.add_argument("--until", type=date.fromisoformat, metavar="D", help="last day, exclusive")
    find.add_argument("--top", type=int, default=5, metavar="N")
    find.add_argument("--plan", type=Path, metavar="PLAN.json", help="whose rules count")
    find.add_argument("--json", action="store_true")
    find.set_defaults(job=window.find)
