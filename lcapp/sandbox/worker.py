"""The child process of one job: bytes come in, an outcome goes out; no file is opened, no name is looked up.

Started by `lcapp.sandbox.child` as a script in Python's isolated mode, with the folder of the package and the
job (`module:function`) as its words. Over stdin: one line of JSON (`{"options": …, "bytes": n}`) and the
file; over stdout: one line of JSON and the files it announces.
"""

import importlib
import json
import sys
from typing import Any, BinaryIO

MEMORY = 1 << 30
FILES = 64
PACKAGE = "lcapp."


def limit(seconds: int) -> None:
    """Memory, time, open files, and not one byte written to a disk; where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(job: str, data: bytes, options: dict[str, Any], seconds: int, told: BinaryIO) -> None:
    """Do one job with limits, and write its outcome: one line of JSON and the files it announces.

    Args:
        job: `module:function` of this program.
        data: The stranger's file.
        options: For the job.
        seconds: The most processor time it may take.
        told: Where the outcome goes.

    Raises:
        ValueError: The job is none of this program's.
    """
    module, _colon, name = job.partition(":")
    if not module.startswith(PACKAGE):
        raise ValueError(job)
    from lcapp.sandbox.outcome import Refused, refused

    run = getattr(importlib.import_module(module), name)
    limit(seconds)
    try:
        outcome = run(data, options)
    except Refused as refusal:
        outcome = refusal.outcome
    except MemoryError:
        outcome = refused("out_of_memory")
    except RecursionError:
        outcome = refused("nested_too_deep")
    answer = {
        "verdict": outcome.verdict,
        "code": outcome.code,
        "params": dict(outcome.params),
        "removed": list(outcome.removed),
        "facts": dict(outcome.facts),
        "files": {name: len(content) for name, content in outcome.files.items()},
    }
    told.write(json.dumps(answer).encode("ascii") + b"\n")
    for content in outcome.files.values():
        told.write(content)
    told.flush()


def main(folder: str, job: str, seconds: str) -> int:
    """Run the one job of this child.

    Args:
        folder: Where the package stands.
        job: `module:function` of this program.
        seconds: The most processor time it may take.
    """
    sys.path.insert(0, folder)
    given = sys.stdin.buffer
    head = json.loads(given.readline())
    data = given.read(head["bytes"])
    serve(job, data, head["options"], int(seconds), sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
