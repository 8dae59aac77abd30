"""Whether strace is here and may watch other processes."""

import shutil
import subprocess
import sys
from functools import cache


@cache
def can_trace() -> bool:
    """Whether strace may start and attach to a process: containers and hardened systems forbid it."""
    if shutil.which("strace") is None:
        return False
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        tracer = subprocess.run(
            ["timeout", "0.5", "strace", "-o", "/dev/null", "-p", str(child.pid)],
            capture_output=True,
            check=False,
        )
        child.kill()
    return b"attached" in tracer.stderr
