"""The command as a process: `python -m golive`, its streams, and the workbook it serves."""

import os
import signal
import socket
import subprocess
import sys
import time
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from golive import places
from golive.cli import main
from golive.plan.file import to_json
from tests.builders import a_plan

Out = pytest.CaptureFixture[str]
_GOLIVE = [sys.executable, "-m", "golive"]


def _golive(*words: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [*_GOLIVE, *map(str, words)]
    path = {"PYTHONPATH": str(places.ROOT)}
    return subprocess.run(
        command, capture_output=True, timeout=60, check=False, env=os.environ | path | env
    )


def test_the_command_runs_as_a_process(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(to_json(a_plan()), encoding="utf-8")
    done = _golive("check", path, "--now", "2026-11-23T09:00")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Verdict: At risk\n")


@pytest.mark.parametrize(("words", "status"), [((), 2), (("check", "missing.json"), 3)])
def test_a_process_that_fails_leaves_one_sentence_and_its_status(
    words: tuple[str, ...], status: int
) -> None:
    done = _golive(*words)
    assert (done.returncode, done.stdout) == (status, b"")
    assert done.stderr.startswith(b"golive: ")
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_that_lacks_a_character_is_shown_another(tmp_path: Path) -> None:
    missing = tmp_path / "größer.json"
    done = _golive("check", missing, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 3
    assert b"gr??er.json cannot be read" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_who_stops_early_is_no_fault() -> None:
    command = [*_GOLIVE, "schema"]
    env = os.environ | {"PYTHONPATH": str(places.ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_closed_pipe_is_no_fault_inside_the_process_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with TextIOWrapper(os.fdopen(writing, "wb"), encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["schema"]) == 0
        monkeypatch.undo()


def test_the_answer_may_go_to_a_stream_without_an_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["schema"]) == 0
    assert out.getvalue().startswith("{")


@pytest.mark.parametrize("words", [["--help"], ["window", "--help"]])
def test_help_is_no_failure(words: list[str], capsys: Out) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    assert "usage: golive" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_wrong_use(port: str, capsys: Out) -> None:
    assert main(["run", "--port", port]) == 2
    assert capsys.readouterr().err.startswith("golive: Argument --port: ")


def _started(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[list[str]]:
    """Let `golive run` start nothing but note what it would start."""
    commands: list[list[str]] = []

    def call(command: list[str]) -> int:
        commands.append(command)
        if isinstance(answer, int):
            return answer
        raise answer

    monkeypatch.setattr(subprocess, "call", call)
    return commands


def test_the_workbook_listens_on_this_machine_alone_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    commands = _started(monkeypatch, 0)
    assert main(["run"]) == 0
    assert commands[0][:4] == [sys.executable, "-m", "streamlit", "run"]
    assert commands[0][4:] == [
        str(places.APP),
        "--server.address=localhost",
        "--server.port=8501",
    ]
    assert capsys.readouterr().err == ""


def test_opening_the_workbook_to_others_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    commands = _started(monkeypatch, 0)
    assert main(["run", "--host", "0.0.0.0", "--port", "9000"]) == 0  # noqa: S104 - what is warned of
    assert commands[0][-2:] == ["--server.address=0.0.0.0", "--server.port=9000"]
    assert "everybody who reaches this machine" in capsys.readouterr().err


def test_stopping_the_workbook_from_the_keyboard_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _started(monkeypatch, KeyboardInterrupt())
    assert main(["run"]) == 0


def test_the_workbook_s_own_failure_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _started(monkeypatch, 5)
    assert main(["run"]) == 5


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(address: str, process: subprocess.Popen[bytes]) -> int:
    """Ask until the server answers or its process ends; nought if it never does."""
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
                status: int = answer.status
                return status
        except OSError:
            time.sleep(0.1)
    return 0


def test_the_workbook_is_really_served_from_any_folder(tmp_path: Path) -> None:
    port = _free_port()
    env = os.environ | {
        "PYTHONPATH": str(places.ROOT),
        "GOLIVE_DATABASE_URL": f"sqlite:///{tmp_path / 'golive.db'}",
    }
    with subprocess.Popen(
        [*_GOLIVE, "run", "--port", str(port)],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            assert _answers(f"http://localhost:{port}/_stcore/health", process) == 200
        finally:
            os.killpg(process.pid, signal.SIGINT)
    assert process.returncode == 0
