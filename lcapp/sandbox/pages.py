"""Pages of a PDF as pictures, drawn by a child process with limits; implements `PagePictures`."""

import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from lcapp.errors import EnvironmentFailed
from lcapp.services.page_pictures import PagePicture, PageSize

WORKER = Path(__file__).with_name("pages_worker.py")
LONGEST_SECONDS = 30.0
LARGEST_PICTURE = 700_000_000
"""Bytes: A3 in colour at 600 dpi is 209 million."""
MOST_PAGES = 20_000


def open_pages(data: bytes) -> "ChildPages":
    """Open a PDF from memory in a child process of its own.

    Raises:
        EnvironmentFailed: `pages_not_drawn`: the child ended or kept nobody informed.
    """
    return ChildPages(data)


class ChildPages:
    """One PDF in one child. Calls from several threads take turns."""

    def __init__(self, data: bytes) -> None:
        self._turn = threading.Lock()
        # `-I`: no variables of the environment, no modules from the folder it happens to be started in.
        self._child = subprocess.Popen(
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            head, _ = self._ask({"bytes": len(data)}, data)
            sizes = head["sizes"]
            if len(sizes) > MOST_PAGES:
                raise EnvironmentFailed("pages_not_drawn")
            self._sizes = tuple(PageSize(float(width), float(height)) for width, height in sizes)
        except (KeyError, TypeError, ValueError) as error:
            self.close()
            raise EnvironmentFailed("pages_not_drawn") from error
        except BaseException:
            self.close()
            raise

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """The size of every page."""
        return self._sizes

    def picture(self, page: int, *, dpi: float, grey: bool = False) -> PagePicture:
        """A page as a picture; see `OpenPages`."""
        head, data = self._ask({"page": page, "dpi": dpi, "grey": grey})
        width, height, channels = (head.get(name) for name in ("width", "height", "channels"))
        if not (isinstance(width, int) and isinstance(height, int)) or channels not in (1, 3):
            raise EnvironmentFailed("pages_not_drawn")
        if len(data) != width * height * channels:
            raise EnvironmentFailed("pages_not_drawn")
        return PagePicture(width, height, data, grey=channels == 1)

    def close(self) -> None:
        """End the child."""
        self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._child.wait()

    def _ask(self, head: dict[str, Any], data: bytes = b"") -> tuple[dict[str, Any], bytes]:
        with self._turn:
            # Whatever happens in the child, nobody waits for ever.
            alarm = threading.Timer(LONGEST_SECONDS, self._child.kill)
            alarm.daemon = True
            alarm.start()
            try:
                return self._answer(head, data)
            except (OSError, ValueError) as error:
                raise EnvironmentFailed("pages_not_drawn") from error
            finally:
                alarm.cancel()

    def _answer(self, head: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        given, told = self._child.stdin, self._child.stdout
        if given is None or told is None:
            raise ValueError("no pipes")
        given.write(json.dumps(head).encode("ascii") + b"\n" + data)
        given.flush()
        answer = json.loads(told.readline(1_000_000))
        size = answer.get("bytes", 0)
        if not isinstance(size, int) or not 0 <= size <= LARGEST_PICTURE:
            raise ValueError("a picture of that size was not asked for")
        got = told.read(size)
        if len(got) != size:
            raise ValueError("the picture is not whole")
        return answer, got
