"""The window's turn: threads that work hand over sooner, and the collector passes over what stays anyway.

Measured while a dossier of 51 pages was printed in the background, the window waited up to 350 ms in one go:
160 to 250 ms of it for full collections that walked through every module and widget, the rest for a worker
that keeps the interpreter for 5 ms whenever the window wants it back, many times in one turn of its loop.
"""

import gc
import sys

HANDING_OVER_SECONDS = 0.0005
"""After how long a working thread hands over, when the window asks."""


def give_way() -> None:
    """Let threads hand over to the window sooner than Python's 5 ms."""
    sys.setswitchinterval(HANDING_OVER_SECONDS)


def keep_what_stands() -> None:
    """Call once the window stands: what is there by now lives as long as the program."""
    gc.freeze()
