"""The child that stays for many files: it reads no file itself, and forks a process of its own for each.

Started by `lcapp.sandbox.staying` as a script in Python's isolated mode, with the folder of the package,
`fork` or `inline`, and modules to import beforehand as its words. Over stdin, for each file: one line of
JSON (`{"job": …, "options": …, "seconds": n, "bytes": n}`) and the file. Over stdout: one line with the
process at work (`{"pid": n}`), one line when it ended (`{"status": n, "bytes": n}`), and what it answered
(see `lcapp.sandbox.worker`). Where a system cannot fork, the child does the work itself (`inline`).
"""

import importlib
import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

LARGEST_ANSWER = 404_000_000
_PIECE = 1 << 20

Serve = Callable[[str, bytes, dict[str, Any], int, BinaryIO], None]


def main(folder: str, way: str, *warm: str) -> int:
    """Serve files until the other side goes away."""
    sys.path.insert(0, folder)
    for module in warm:
        importlib.import_module(module)
    from lcapp.sandbox.worker import serve

    given, told = sys.stdin.buffer, sys.stdout.buffer
    work = _forked if way == "fork" else _inline
    while line := given.readline():
        head = json.loads(line)
        status, answer = work(serve, head, given.read(head["bytes"]), told)
        _tell(told, {"status": status, "bytes": len(answer)}, answer)
    return 0


def _forked(serve: Serve, head: dict[str, Any], data: bytes, told: BinaryIO) -> tuple[int, bytes]:
    """What a process of its own answers: nothing of the file outlives it, whatever it did there."""
    receiving, sending = os.pipe()
    pid = os.fork()
    if pid == 0:
        # The pipes to the program stay with the parent: this process sees its own file and no other.
        os.close(receiving)
        os.close(0)
        os.dup2(sending, 1)
        os.close(sending)
        try:
            with os.fdopen(1, "wb") as answers:
                serve(head["job"], data, head["options"], head["seconds"], answers)
        except BaseException:  # noqa: BLE001 - a traceback would tell a stranger's words
            os._exit(1)
        os._exit(0)
    os.close(sending)
    _tell(told, {"pid": pid})
    answer = bytearray()
    while len(answer) <= LARGEST_ANSWER and (piece := os.read(receiving, _PIECE)):
        answer += piece
    os.close(receiving)
    _pid, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), bytes(answer)


def _inline(serve: Serve, head: dict[str, Any], data: bytes, told: BinaryIO) -> tuple[int, bytes]:
    _tell(told, {"pid": os.getpid()})
    answers = io.BytesIO()
    serve(head["job"], data, head["options"], head["seconds"], answers)
    return 0, answers.getvalue()


def _tell(told: BinaryIO, head: dict[str, Any], data: bytes = b"") -> None:
    told.write(json.dumps(head).encode("ascii") + b"\n" + data)
    told.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
