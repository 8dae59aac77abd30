"""Runs a job on a stranger's file in a child process with limits, and judges what comes back.

The child gets the bytes over a pipe and answers over a pipe: it opens no file and leaves none behind.
Whatever becomes of it (too much memory, too much time, an abort in a library), the answer is an `Outcome`.
"""

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from lcapp.sandbox.memory_watch import memory_of
from lcapp.sandbox.outcome import ACCEPTED, REFUSED, REMOVALS, Outcome, refused
from lcapp.services.ports import Watch

WORKER = Path(__file__).with_name("worker.py")
PACKAGE_FOLDER = Path(__file__).parents[2]
SECONDS = 20
"""The most processor time of a job."""
PATIENCE = 10.0
"""Seconds of wall clock beyond that."""
LARGEST_ANSWER = 400_000_000
LARGEST_HEAD = 4_000_000
MOST_MEMORY = 1_500_000_000
"""Bytes in use at which a child is ended where the system ignored its limit."""

CHECK_PDF = "lcapp.sandbox.annex_pdf:check"
PREPARE_PDF = "lcapp.sandbox.annex_pdf:prepare"
CHECK_PICTURE = "lcapp.sandbox.picture:check"
PREPARE_PICTURE = "lcapp.sandbox.picture:prepare"


def run_job(
    job: str,
    data: bytes,
    options: Mapping[str, Any] | None = None,
    *,
    seconds: int = SECONDS,
    watch: Watch | None = None,
) -> Outcome:
    """Run one job.

    Args:
        job: `module:function` of this program; it takes the bytes and the options and returns an `Outcome`.
        data: The stranger's file.
        options: JSON values for the job.
        seconds: The most processor time.
        watch: Asked ten times a second whether to go on.

    Raises:
        Cancelled: The person stopped it.
    """
    # `-I`: no variables of the environment, no modules from the folder it happens to be started in.
    command = [sys.executable, "-I", str(WORKER), str(PACKAGE_FOLDER), job, str(seconds)]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    answers: list[Outcome] = []
    talk = threading.Thread(
        target=lambda: answers.append(_talked(child, data, dict(options or {}))), daemon=True
    )
    talk.start()
    try:
        why = _ended(child, talk, time.monotonic() + seconds + PATIENCE, watch)
        if not why and (not answers or answers[0].code == "child_died"):
            why = _reason_of_death(child)
    finally:
        child.kill()
        child.wait()
        talk.join()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
    if answers and answers[0].code != "child_died":
        return answers[0]
    return refused(why)


def _ended(child: subprocess.Popen[bytes], talk: threading.Thread, until: float, watch: Watch | None) -> str:
    """Wait for the answer; why the child must go before it gave one, or empty."""
    while talk.is_alive():
        talk.join(0.1)
        if watch is not None:
            watch.check()
        if time.monotonic() > until:
            return "timed_out"
        if memory_of(child) > MOST_MEMORY:
            return "out_of_memory"
    return ""


def _talked(child: subprocess.Popen[bytes], data: bytes, options: dict[str, Any]) -> Outcome:
    given, told = child.stdin, child.stdout
    if given is None or told is None:
        return refused("child_died")
    try:
        head = json.dumps({"options": options, "bytes": len(data)}).encode("ascii")
        with contextlib.suppress(BrokenPipeError):
            given.write(head + b"\n")
            given.write(data)
            given.close()
        return read_outcome(cast("BinaryIO", told))
    except (OSError, ValueError):
        return refused("child_died")


def read_outcome(told: BinaryIO) -> Outcome:
    """What a child answers, as far as it has the shape of an answer; `child_died` where it has not."""
    try:
        answer = json.loads(told.readline(LARGEST_HEAD))
        sizes = answer["files"]
        if sum(sizes.values()) > LARGEST_ANSWER or min(sizes.values(), default=0) < 0:
            return refused("child_died")
        files = {str(name): told.read(size) for name, size in sizes.items()}
        if any(len(files[name]) != size for name, size in sizes.items()):
            return refused("child_died")
        if answer["verdict"] not in (ACCEPTED, REMOVALS, REFUSED):
            return refused("child_died")
        return Outcome(
            answer["verdict"],
            str(answer["code"]),
            {str(name): value for name, value in answer["params"].items() if isinstance(value, str | int)},
            tuple(str(code) for code in answer["removed"]),
            {str(name): value for name, value in answer["facts"].items() if isinstance(value, str | int)},
            files,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
        return refused("child_died")


def _reason_of_death(child: subprocess.Popen[bytes]) -> str:
    with contextlib.suppress(subprocess.TimeoutExpired):
        # It has closed its pipes, or told nonsense and lives on.
        child.wait(0.5)
    # Killed for its processor time: XCPU, or KILL a second later.
    return "timed_out" if child.returncode in (-24, -9) else "could_not_be_read"
