"""The main jobs without a browser.

They are: run, schema, checklist, check, items, runbook, ramp, merge, window.

Exit status: 0 done; 1 a finding stops the launch; 2 wrong use, or a question that only a person
can answer (the option that answers it is named); 3 input that cannot be read.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from golive.cli.exits import ASKED, DONE, UNREADABLE
from golive.cli.parser import parser
from golive.errors import GoliveError, PlanFileError, QuestionError, UnreadableError

_OPTIONS = ("zone", "time", "count", "how", "date-order")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name; give the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows "?"
    try:
        options = parser().parse_args(words)
        status: int = options.job(options)
        sys.stdout.flush()
    except GoliveError as error:
        return _failed(error)
    except BrokenPipeError:  # whoever reads us has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status


def _failed(error: GoliveError) -> int:
    print(f"golive: {error.sentence}{_hint(error)}", file=sys.stderr)
    if isinstance(error, PlanFileError) and len(error.faults) > 1:
        for fault in error.faults:
            print(f"  {fault.what}", file=sys.stderr)
    return UNREADABLE if isinstance(error, UnreadableError) else ASKED


def _hint(error: GoliveError) -> str:
    if isinstance(error, QuestionError) and error.option in _OPTIONS:
        return f" Answer it with --{error.option}."
    return ""
