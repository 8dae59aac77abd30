"""Children that stay between files: most of a child's life is its start, and a folder has hundreds of files.

Each file still has a process, limits of memory and time, and an end of its own: the child that stays forks
for each and reads none (see `lcapp.sandbox.staying_worker`). After anything that went wrong the whole child
goes, and the next file gets a fresh one. Where a system cannot fork, one child does a few files itself.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lcapp.sandbox import child
from lcapp.sandbox.memory_watch import memory_of
from lcapp.sandbox.outcome import REFUSED, Outcome, refused
from lcapp.services.ports import Watch

WORKER = Path(__file__).with_name("staying_worker.py")
FORK, INLINE = "fork", "inline"
WAY = FORK if hasattr(os, "fork") else INLINE
MOST_FILES = {FORK: 1_000, INLINE: 20}
"""Files after which a child makes room for a fresh one."""
LARGEST_HEAD = 1_000
_SPENT = ("out_of_memory", "nested_too_deep")
"""Refusals after which a child that did the work itself is no longer as it was."""


class StayingChildren:
    """As many children as files are opened at the same time. Several threads may ask at once.

    Args:
        warm: Modules a child imports before the first file.
    """

    def __init__(self, warm: tuple[str, ...] = ()) -> None:
        self._warm = warm
        self._turn = threading.Lock()
        self._idle: list[_Child] = []

    def run_job(
        self,
        job: str,
        data: bytes,
        options: Mapping[str, Any] | None = None,
        *,
        seconds: int = child.SECONDS,
        watch: Watch | None = None,
    ) -> Outcome:
        """See `lcapp.sandbox.child.run_job`."""
        with self._turn:
            mine = self._idle.pop() if self._idle else None
        mine = mine or _Child(self._warm)
        try:
            outcome = mine.run(job, data, dict(options or {}), seconds, watch)
        except BaseException:
            mine.close()
            raise
        if mine.is_fresh:
            with self._turn:
                self._idle.append(mine)
        else:
            mine.close()
        return outcome

    def close(self) -> None:
        """End the children; nobody may be asking any more."""
        with self._turn:
            idle, self._idle = self._idle, []
        for one in idle:
            one.close()


class _Child:
    """One child and what is known of it; for one thread at a time."""

    def __init__(self, warm: tuple[str, ...]) -> None:
        self.is_fresh = True
        self._done = 0
        self._working = 0
        # `-I`: no variables of the environment, no modules from the folder it happens to be started in.
        # A group of its own: what it forked ends with it.
        self._child = subprocess.Popen(
            [sys.executable, "-I", str(WORKER), str(child.PACKAGE_FOLDER), WAY, *warm],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def run(
        self, job: str, data: bytes, options: dict[str, Any], seconds: int, watch: Watch | None
    ) -> Outcome:
        """One file; afterwards `is_fresh` tells whether the child may be given another."""
        self._working = self._child.pid
        answers: list[tuple[int, bytes]] = []
        head = {"job": job, "options": options, "seconds": seconds, "bytes": len(data)}
        talk = threading.Thread(target=lambda: answers.extend(self._talked(head, data)), daemon=True)
        talk.start()
        try:
            why = self._ended(talk, time.monotonic() + seconds + child.PATIENCE, watch)
        finally:
            if talk.is_alive():
                self.close()
                talk.join()
        self._done += 1
        if why or not answers:
            self.is_fresh = False
            return refused(why or "could_not_be_read")
        status, answer = answers[0]
        outcome = child.read_outcome(io.BytesIO(answer))
        died = outcome.code == "child_died"
        spent = WAY == INLINE and outcome.verdict == REFUSED and outcome.code in _SPENT
        self.is_fresh = not (status or died or spent) and self._done < MOST_FILES[WAY]
        if died:
            # Killed for its processor time: XCPU, or KILL a second later.
            return refused("timed_out" if status in (-24, -9) else "could_not_be_read")
        return outcome

    def close(self) -> None:
        """End it, with whatever it forked."""
        self.is_fresh = False
        if hasattr(os, "killpg"):
            # It is not waited for yet, so that the group is still its own.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _ended(self, talk: threading.Thread, until: float, watch: Watch | None) -> str:
        """Wait for the answer; why the child must go before it gave one, or empty."""
        while talk.is_alive():
            talk.join(0.1)
            if watch is not None:
                watch.check()
            if time.monotonic() > until:
                return "timed_out"
            if talk.is_alive() and memory_of(self._child, self._working) > child.MOST_MEMORY:
                return "out_of_memory"
        return ""

    def _talked(self, head: dict[str, Any], data: bytes) -> list[tuple[int, bytes]]:
        """The end of the process at work and its answer; nothing where the child is gone."""
        given, told = self._child.stdin, self._child.stdout
        if given is None or told is None:
            return []
        try:
            given.write(json.dumps(head).encode("ascii") + b"\n")
            given.write(data)
            given.flush()
            self._working = int(json.loads(told.readline(LARGEST_HEAD))["pid"])
            end = json.loads(told.readline(LARGEST_HEAD))
            size = int(end["bytes"])
            answer = told.read(size) if 0 <= size <= child.LARGEST_ANSWER + child.LARGEST_HEAD else b""
            return [(int(end["status"]), answer)] if len(answer) == size else []
        except (OSError, ValueError, KeyError, TypeError, MemoryError):
            return []
