"""The main jobs without a browser: run, schema, checklist, check, window.

Exit status: 0 done; 1 a finding stops the launch; 2 wrong use, or a question that only a person
can answer (the option that answers it is named); 3 input that cannot be read.
"""

import os
import sys
from collections.abc import Sequence

from golive.cli.exits import ASKED, DONE, UNREADABLE
from golive.cli.parser import parser
from golive.errors import GoliveError, QuestionError, UnreadableError

_OPTIONS = ("zone", "time", "count", "how", "date-order")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name; give the exit status."""
    options = parser().parse_args(words)
    try:
        status: int = options.job(options)
    except QuestionError as error:
        hint = f" Answer it with --{error.option}." if error.option in _OPTIONS else ""
        return _fail(error.sentence + hint, ASKED)
    except UnreadableError as error:
        return _fail(error.sentence, UNREADABLE)
    except GoliveError as error:
        return _fail(error.sentence, ASKED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status


def _fail(sentence: str, status: int) -> int:
    print(f"golive: {sentence}", file=sys.stderr)
    return status
