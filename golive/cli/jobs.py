"""Run the workbook, print the schema, write the checklist, judge a plan, read own items."""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict

from golive import checklist, office, places, review
from golive.cli.exits import DONE, STOPPED
from golive.cli.given import bytes_of, moment, plan_in
from golive.errors import GoliveError, Severity
from golive.plan.file import schema

_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


def run(options: argparse.Namespace) -> int:
    """Open the workbook in the browser; warn when others can reach it."""
    if options.host not in _LOCAL_HOSTS:
        print(
            f"golive: listening on {options.host}: everybody who reaches this machine can read and "
            "change every plan, and names are not checked.",
            file=sys.stderr,
        )
    address = [f"--server.address={options.host}", f"--server.port={options.port}"]
    command = [sys.executable, "-m", "streamlit", "run", str(places.APP), *address]
    try:
        return subprocess.call(command)  # noqa: S603 - our own program, no shell
    except KeyboardInterrupt:
        return DONE


def print_schema(_options: argparse.Namespace) -> int:
    """Print the JSON Schema of the plan file."""
    print(json.dumps(schema(), indent=2))
    return DONE


def write_checklist(options: argparse.Namespace) -> int:
    """Write the go-live checklist as an Excel workbook."""
    plan = plan_in(options.plan)
    now, todo = moment(options.now, plan.zone), checklist.tasks(plan)
    verdict = review.verdict(plan, now)
    written = office.write_workbook(
        plan, todo, review.findings(plan, now), now=now, verdict=verdict.words
    )
    try:
        options.out.write_bytes(written)
    except OSError as error:
        message = f"{options.out} cannot be written: {error.strerror}."
        raise GoliveError(message) from error
    if options.json:
        print(json.dumps({"tasks": [asdict(task) for task in todo]}, indent=2, default=str))
    else:
        print(f"{len(todo)} tasks are in {options.out}.")
    return DONE


def check(options: argparse.Namespace) -> int:
    """Judge a plan against what is due."""
    plan = plan_in(options.plan)
    now = moment(options.now, plan.zone)
    found, verdict = review.findings(plan, now), review.verdict(plan, now)
    if options.json:
        listed = [asdict(finding) for finding in found]
        print(json.dumps({"verdict": verdict.value, "findings": listed}, indent=2))
    else:
        print(f"Verdict: {verdict.words}")
        for finding in found:
            print(f"{finding.severity}: {finding.where}: {finding.what} {finding.remedy}")
    return STOPPED if any(f.severity is Severity.STOP for f in found) else DONE


def print_items(options: argparse.Namespace) -> int:
    """Say what a table of an organisation's own items holds, and what in it is not understood."""
    read = checklist.read_items(bytes_of(options.file), options.file.name)
    if options.json:
        items = [item.model_dump(mode="json", exclude={"id"}) for item in read.items]
        listed = [asdict(finding) for finding in read.findings]
        print(json.dumps({"items": items, "findings": listed}, indent=2))
        return DONE
    for item in read.items:
        print(f"{item.title} ({item.rule or 'every launch'})")
    for finding in read.findings:
        print(f"{options.file.name}: {finding.what} {finding.remedy}")
    return DONE
