"""What kind of disk a folder stands on: how careful the library must be, or whether it may not stand there.

Linux is read from the table of mounts and is tested; what is asked of Windows and macOS is marked untested.
"""

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    (
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "afpfs",
            "ceph",
            "glusterfs",
            "lustre",
        ),
        *("davfs", "webdav", "ncpfs", "ocfs2", "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs"),
        *("fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.curlftpfs"),
    )
)
_FAT = frozenset(("vfat", "msdos", "umsdos", "exfat", "fuseblk.exfat", "fat", "fat32"))
_CLOUD = re.compile(
    r"onedrive( - .*)?|dropbox.*|google ?drive|my drive|nextcloud|owncloud|pcloud ?drive|icloud ?drive|"
    r"mobile documents|box sync|yandex\.?disk|syncthing|seafile|creative cloud files|mega(sync)?",
    re.IGNORECASE,
)


class DiskKind(StrEnum):
    """Where a folder stands."""

    LOCAL = "local"
    REMOVABLE = "removable"
    FAT = "fat"
    CLOUD = "cloud"
    NETWORK = "network"

    @property
    def careful(self) -> bool:
        """Whether the library must be written without WAL and with the directory synced each time."""
        return self in (DiskKind.REMOVABLE, DiskKind.FAT)

    @property
    def outside(self) -> bool:
        """Whether a copy there counts as outside this computer."""
        return self is not DiskKind.LOCAL and self is not DiskKind.FAT


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts."""

    device: str
    point: str
    system: str


def disk_kind(folder: Path) -> DiskKind:
    """The kind of disk under a folder, which need not exist yet. What cannot be found out is local."""
    path = Path(os.path.realpath(folder))
    if _is_unc(str(folder)):
        return DiskKind.NETWORK
    kind = DiskKind.LOCAL
    if sys.platform == "win32":
        kind = _on_windows(path)
    elif sys.platform == "darwin":
        kind = _on_macos(path)
    else:
        with contextlib.suppress(OSError):
            table = parse_mounts(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
            kind = kind_by_mounts(path, table)
    if kind is DiskKind.LOCAL and is_synced_folder(path, os.environ.get("ONEDRIVE", "")):
        return DiskKind.CLOUD
    return kind


def is_synced_folder(path: Path, one_drive: str = "") -> bool:
    """Whether a program that copies files to the internet looks after a folder, by the folder's name."""
    if one_drive and path.is_relative_to(one_drive):
        return True
    return any(_CLOUD.fullmatch(part) for part in path.parts)


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """The lines of /proc/mounts; spaces in names are written there as octal numbers."""
    found = []
    for line in text.splitlines():
        words = [re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), word) for word in line.split(" ")]
        if len(words) >= 3:
            found.append(Mount(*words[:3]))
    return tuple(found)


def kind_by_mounts(
    path: Path, mounts: Sequence[Mount], *, blocks: Path = Path("/sys/class/block")
) -> DiskKind:
    """The kind by the mount that holds a path: the deepest one, of equal ones the last."""
    holding: Mount | None = None
    for mount in mounts:
        if path.is_relative_to(mount.point) and (holding is None or len(mount.point) >= len(holding.point)):
            holding = mount
    if holding is None:
        return DiskKind.LOCAL
    if holding.system in _NETWORK:
        return DiskKind.NETWORK
    if _is_removable(holding.device, blocks):
        return DiskKind.REMOVABLE
    return DiskKind.FAT if holding.system in _FAT else DiskKind.LOCAL


def _is_removable(device: str, blocks: Path) -> bool:
    name = device.removeprefix("/dev/")
    if name == device or "/" in name:
        return False
    place = Path(os.path.realpath(blocks / name))
    if "/usb" in str(place):
        return True
    for folder in (place, place.parent):
        with contextlib.suppress(OSError, ValueError):
            return int((folder / "removable").read_text(encoding="ascii")) == 1
    return False


def _is_unc(path: str, *, windows: bool = os.name == "nt") -> bool:
    r"""`\\server\share` and `//server/share`, but not `\\?\C:\…`."""
    if not windows:
        return False
    plain = path.replace("/", "\\")
    return plain.startswith("\\\\?\\UNC\\") or (plain.startswith("\\\\") and not plain.startswith("\\\\?\\"))


def _on_windows(path: Path) -> DiskKind:  # pragma: no cover - untested: no Windows at hand
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    root = path.anchor
    number = kernel.GetDriveTypeW(root)
    if number == 4:
        return DiskKind.NETWORK
    name = ctypes.create_unicode_buffer(64)
    known = kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, 64)
    if number == 2:
        return DiskKind.REMOVABLE
    return DiskKind.FAT if known and name.value.lower() in _FAT else DiskKind.LOCAL


def _on_macos(path: Path) -> DiskKind:  # pragma: no cover - untested: no macOS at hand
    import subprocess

    try:
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return DiskKind.LOCAL
    lines = re.findall(r"^(.+?) on (.+?) \((\w+)", told, re.MULTILINE)
    return kind_by_mounts(path, [Mount(device, point, system) for device, point, system in lines])
