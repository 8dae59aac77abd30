"""One window for one library: a second start hands its file to the first and ends."""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_WAIT_MS = 500
_LONGEST = 4096
_LONGEST_PATH = 100
"""Bytes; sockets have short names."""
_HELLO = b"lcapp-window/1\n"


class OneWindow(QObject):
    """Speaks over a socket that only this user can open: where it can, it stands in the data folder itself.

    Args:
        data: The data folder: its name makes the socket's, so that other libraries have their own window.
    """

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._name = _socket_name(data.resolve())
        self._server: QLocalServer | None = None

    def handed_over(self, file: Path | None) -> bool:
        """Whether a running window took the file, or was at least brought to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        path = str(file.resolve()) if file is not None else ""
        socket.write(_HELLO + path.encode("utf-8") + b"\n")
        taken = socket.waitForBytesWritten(_WAIT_MS) and socket.waitForReadyRead(_WAIT_MS)
        socket.disconnectFromServer()
        return bool(taken)

    def listen(self, window: QWidget, open_file: Callable[[Path], object]) -> None:
        """Take files of later starts from now on."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Nobody answered on this name a moment ago: what stands there is left from a crash.
        QLocalServer.removeServer(self._name)
        if not server.listen(self._name):
            return
        self._server = server

        def take() -> None:
            socket = server.nextPendingConnection()
            if socket is not None:
                socket.readyRead.connect(lambda: self._read(socket, window, open_file))
                socket.disconnected.connect(socket.deleteLater)
                self._read(socket, window, open_file)  # what it says may be here already

        server.newConnection.connect(take)

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _read(self, socket: QLocalSocket, window: QWidget, open_file: Callable[[Path], object]) -> None:
        said = bytes(socket.peek(_LONGEST).data())
        if not (said.startswith(_HELLO) and said.count(b"\n") >= 2):
            return
        socket.readAll()
        socket.write(b"ok\n")
        socket.flush()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        path = said[len(_HELLO) :].split(b"\n")[0].decode("utf-8", "replace")
        if path:
            open_file(Path(path))


def _socket_name(data: Path) -> str:
    beside = data / "window.socket"
    if sys.platform != "win32" and len(os.fsencode(beside)) <= _LONGEST_PATH:
        return str(beside)
    return "lcapp-" + hashlib.sha256(os.fsencode(data)).hexdigest()[:24]
