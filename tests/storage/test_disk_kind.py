from pathlib import Path

import pytest

from lcapp.storage.disk_kind import (
    DiskKind,
    _is_unc,
    disk_kind,
    is_synced_folder,
    kind_by_mounts,
    parse_mounts,
)

TABLE = """/dev/sda2 / ext4 rw 0 0
server:/home /home/net nfs4 rw 0 0
//srv/share /mnt/share cifs rw 0 0
/dev/sdb1 /media/ada/STICK\\040A vfat rw 0 0
/dev/sdc1 /media/ada/disk ext4 rw 0 0
me@host: /home/me/ssh fuse.sshfs rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/data", DiskKind.LOCAL),
        ("/home/net/ada", DiskKind.NETWORK),
        ("/home/network", DiskKind.LOCAL),
        ("/mnt/share/x", DiskKind.NETWORK),
        ("/home/me/ssh", DiskKind.NETWORK),
        ("/media/ada/STICK A/lcapp", DiskKind.FAT),
        ("/media/ada/disk/lcapp", DiskKind.REMOVABLE),
        ("/tmp/x", DiskKind.LOCAL),
    ],
)
def test_that_the_table_of_mounts_tells_the_kind_of_disk(tmp_path, path, kind):
    (tmp_path / "sdc1").mkdir()
    (tmp_path / "sdc1" / "removable").write_text("1\n")
    assert kind_by_mounts(Path(path), parse_mounts(TABLE), blocks=tmp_path) is kind


@pytest.mark.parametrize(
    ("path", "synced"),
    [
        ("/home/ada/Dropbox/lcapp", True),
        ("/Users/ada/OneDrive - City of Kashan/x", True),
        ("/Users/ada/Library/Mobile Documents/x", True),
        ("/home/ada/boxes/x", False),
        ("/home/ada/documents", False),
    ],
)
def test_that_synced_folders_are_known_by_name(path, synced):
    assert is_synced_folder(Path(path)) is synced


def test_that_shares_are_known_by_their_two_slashes_on_windows():
    assert _is_unc(r"\\server\share\x", windows=True)
    assert _is_unc("//server/share", windows=True)
    assert _is_unc(r"\\?\UNC\server\share", windows=True)
    assert not _is_unc(r"\\?\C:\data", windows=True)
    assert not _is_unc("//server/share", windows=False)


def test_that_a_folder_that_does_not_exist_has_a_kind(tmp_path):
    assert disk_kind(tmp_path / "not" / "yet") in set(DiskKind)
