"""How much memory a child process uses, for systems that ignore its limit."""

import subprocess
import sys
from pathlib import Path


def memory_of(child: "subprocess.Popen[bytes]", pid: int = 0) -> int:
    """Bytes a child uses now; 0 where the system does not tell that simply.

    Args:
        child: The child that was started.
        pid: The process it forked for its work, on systems that can; 0 is itself.
    """
    system: str = sys.platform
    try:
        if system == "linux":
            with Path(f"/proc/{pid or child.pid}/statm").open(encoding="ascii") as file:
                return int(file.read().split()[1]) * 4096
        if system == "darwin":
            return _memory_on_mac(pid or child.pid)
        if system == "win32":
            return _memory_on_windows(child)
    except (OSError, ValueError, IndexError, AttributeError):
        pass
    return 0


# Neither of these two has been tried on its system yet; where they fail, only the limit of time is left.


def _memory_on_mac(pid: int) -> int:
    import ctypes

    told = (ctypes.c_uint64 * 12)()
    library = ctypes.CDLL("/usr/lib/libproc.dylib")
    task_info = 4
    size = library.proc_pidinfo(pid, task_info, ctypes.c_uint64(0), told, ctypes.sizeof(told))
    return int(told[1]) if size > 0 else 0


def _memory_on_windows(child: "subprocess.Popen[bytes]") -> int:
    import ctypes

    # PROCESS_MEMORY_COUNTERS: two words of 32 bits, then sizes; the second of those is the working set.
    told = (ctypes.c_size_t * 16)()
    size = 8 + 8 * ctypes.sizeof(ctypes.c_size_t)
    ctypes.cast(told, ctypes.POINTER(ctypes.c_uint32))[0] = size
    ask = ctypes.CDLL("kernel32").K32GetProcessMemoryInfo
    ask.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32]
    given = ask(int(getattr(child, "_handle")), ctypes.addressof(told), size)  # noqa: B009
    raw = bytes(told)
    word = ctypes.sizeof(ctypes.c_size_t)
    return int.from_bytes(raw[8 + word : 8 + 2 * word], sys.byteorder) if given else 0
