"""Reading large usage files, against bare engines that do less.

`python benchmarks/reading_speed.py [--data FOLDER] [--runs N] [--rows N] [--lines N]`

- An event CSV of ten million rows (0.4 GB) to hourly counts: golive, with everything it checks,
  against DuckDB doing nothing but the group-by, and against pandas. Aims: at most 1.5 times
  DuckDB's time; faster than pandas in at most half its memory.
- An access log of five million lines (1 GB): golive against GoAccess making its report. Aim:
  faster.

Every measurement is a process of its own, one after another in turn within each run; its clock runs
from the moment when everything is imported, its memory is the process's peak. `--data` names a
folder that holds events.csv and access.log; without it both are made up there and then.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

HERE = Path(__file__).resolve().parent.parent
FIRST = datetime(2026, 9, 1, tzinfo=UTC)
DAYS = 56

#: What each peer imports, and what it then does; the clock runs for the second only.
PEERS = {
    "golive": (
        "from pathlib import Path; from golive.usage.large import read_path, tables",
        "read_path(Path(sys.argv[1]))",
    ),
    "duckdb": (
        "import duckdb",
        """\
asked = "SELECT epoch(date_trunc('hour', time)), count(*) FROM read_csv(?) GROUP BY 1 ORDER BY 1"
engine = duckdb.connect(config={"threads": 2})
engine.execute("SET enable_progress_bar = false")
engine.execute(asked, [sys.argv[1]]).fetchall()""",
    ),
    "pandas": (
        "import pandas",
        """\
times = pandas.to_datetime(pandas.read_csv(sys.argv[1], usecols=["time"])["time"])
times.dt.floor("h").value_counts().sort_index()""",
    ),
}


class Run(NamedTuple):
    """One measurement: seconds on the clock, seconds of computing, peak of memory in MB."""

    seconds: float
    computing: float
    megabytes: float


def events(path: Path, rows: int) -> None:
    """Make up an event CSV: a time in milliseconds, a user, a page."""
    dice = random.Random(1)
    step = DAYS * 86_400_000 / rows
    with path.open("w") as out:
        out.write("time,user,page\n")
        for number in range(rows):
            moment = FIRST + timedelta(milliseconds=int((number + dice.random()) * step))
            stamp = moment.isoformat(timespec="milliseconds")[:23]
            out.write(f"{stamp}Z,u{dice.randrange(100_000, 1_000_000)},/page{number % 20}\n")


def access_log(path: Path, lines: int) -> None:
    """Make up a combined access log with a few bots in it."""
    dice = random.Random(2)
    engine = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    agents = [f"{engine} Chrome/{version}.0.0.0 Safari/537.36" for version in range(90, 130)]
    agents += ["Mozilla/5.0 (compatible; Findbot/2.1; +https://example.org/bot.html)"] * 4
    targets = [f"/shop/item/{number}" for number in range(500)] + ["/", "/cart", "/healthz"]
    step = DAYS * 86_400 / lines
    with path.open("w") as out:
        for number in range(lines):
            moment = FIRST + timedelta(seconds=int(number * step))
            out.write(
                f"192.0.2.{dice.randrange(256)} - - [{moment:%d/%b/%Y:%H:%M:%S} +0000] "
                f'"GET {dice.choice(targets)} HTTP/1.1" 200 {dice.randrange(200, 90_000)} "-" '
                f'"{dice.choice(agents)}"\n'
            )


def measured(words: list[str]) -> Run:
    """Run one process to its end; its seconds are what it prints, else how long it took."""
    began = perf_counter()
    child = subprocess.Popen(words, cwd=HERE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
    said = child.stdout.read() if child.stdout else ""
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, words
    seconds = float(said) if said else perf_counter() - began
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def peer(name: str, path: Path) -> Run:
    """Measure golive, DuckDB or pandas on a file."""
    loads, does = PEERS[name]
    code = (
        f"import sys, time\n{loads}\nbegan = time.perf_counter()\n{does}\n"
        "print(time.perf_counter() - began)"
    )
    return measured([sys.executable, "-c", code, str(path)])


def goaccess(path: Path) -> Run:
    """Measure GoAccess making its report."""
    command = shutil.which("goaccess")
    assert command, "goaccess is not installed: apt-get install goaccess"
    with tempfile.TemporaryDirectory() as folder:
        report = str(Path(folder) / "report.html")
        words = [command, str(path), "--log-format=COMBINED", "--no-progress", "-o", report]
        return measured(words)


def table(name: str, runs: list[Run]) -> None:
    """Print one peer's figures."""
    seconds = [run.seconds for run in runs]
    computing = statistics.median(run.computing for run in runs)
    print(
        f"  {name:<10}{min(seconds):8.1f} s at best,{statistics.median(seconds):8.1f} s median,"
        f"{computing:8.1f} s of computing,{max(run.megabytes for run in runs):8.0f} MB at most"
    )


def ratio(what: str, mine: list[float], theirs: list[float], aim: float) -> None:
    """Print the ratio of each run's pair: the best pair, the median pair."""
    pairs = [one / other for one, other in zip(mine, theirs, strict=True)]
    best, middle = min(mine) / min(theirs), statistics.median(pairs)
    print(f"  {what:<34}{middle:6.2f} median of pairs,{best:6.2f} best to best (aim {aim})")


def seconds(runs: list[Run]) -> list[float]:
    """Give the seconds of each run."""
    return [run.seconds for run in runs]


def compare_events(path: Path, count: int) -> None:
    """Measure the event CSV."""
    print(f"{path.name}, {path.stat().st_size / 1e6:,.0f} MB, to hourly counts, {count} runs each")
    runs: dict[str, list[Run]] = {name: [] for name in PEERS}
    for _ in range(count):
        for name in PEERS:
            runs[name].append(peer(name, path))
    for name in PEERS:
        table(name, runs[name])
    mine = runs["golive"]
    ratio("golive to DuckDB, time", seconds(mine), seconds(runs["duckdb"]), 1.5)
    ratio("golive to pandas, time", seconds(mine), seconds(runs["pandas"]), 1)
    memory = [[run.megabytes for run in one] for one in (mine, runs["pandas"])]
    ratio("golive to pandas, memory", memory[0], memory[1], 0.5)


def compare_log(path: Path, count: int) -> None:
    """Measure the access log."""
    print(f"{path.name}, {path.stat().st_size / 1e6:,.0f} MB, {count} runs each")
    pairs = [(peer("golive", path), goaccess(path)) for _ in range(count)]
    mine, theirs = ([pair[at] for pair in pairs] for at in (0, 1))
    table("golive", mine)
    table("GoAccess", theirs)
    ratio("golive to GoAccess, time", seconds(mine), seconds(theirs), 1)


def main() -> None:
    """Make up the data unless it is there, measure, print."""
    words = argparse.ArgumentParser(description="Measure the reading of large usage files.")
    words.add_argument("--data", type=Path, help="folder with events.csv and access.log")
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--rows", type=int, default=10_000_000, help="of events that are made up")
    words.add_argument("--lines", type=int, default=5_000_000, help="of log that are made up")
    options = words.parse_args()
    with tempfile.TemporaryDirectory() as made_up:
        folder = options.data or Path(made_up)
        if options.data is None:
            events(folder / "events.csv", options.rows)
            access_log(folder / "access.log", options.lines)
        compare_events(folder / "events.csv", options.runs)
        compare_log(folder / "access.log", max(1, options.runs // 2))


if __name__ == "__main__":
    main()
