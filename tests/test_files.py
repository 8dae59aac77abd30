import errno
import os
import stat

import pytest

from lcapp import files
from lcapp.errors import EnvironmentFailed
from lcapp.files import write_atomically


def refusal(path, data=b"new", **how):
    with pytest.raises(EnvironmentFailed) as refused:
        write_atomically(path, data, **how)
    assert refused.value.code == "file_not_written"
    assert refused.value.params["file"] == str(path)
    return refused.value.params["reason"]


def test_that_a_file_appears_and_replaces_an_older_one(tmp_path):
    path = tmp_path / "پرونده č.pdf"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EIO, "failed"),
    ],
)
def test_that_a_failure_is_named_and_leaves_the_older_file_and_nothing_else(
    tmp_path, monkeypatch, call, number, reason
):
    path = tmp_path / "dossier.pdf"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(os, call, fail)
    assert refusal(path) == reason
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_that_being_interrupted_leaves_nothing(tmp_path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "dossier.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_that_a_missing_folder_a_folder_in_the_way_and_a_long_name_are_named(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "nowhere" / "x.pdf") == "folder_missing"
    assert refusal(tmp_path / "file" / "x.pdf") == "folder_missing"
    assert refusal(tmp_path / "folder") == "is_a_folder"
    assert refusal(tmp_path / ("x" * 300)) == "name_too_long"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_that_a_forbidden_folder_is_named(tmp_path):
    tmp_path.chmod(0o500)
    assert refusal(tmp_path / "x.pdf") == "not_allowed"
    tmp_path.chmod(0o700)


def test_that_the_longest_name_a_folder_takes_can_be_written(tmp_path):
    write_atomically(tmp_path / ("x" * 251 + ".pdf"), b"new")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_that_a_private_file_is_private_and_others_follow_the_users_default(tmp_path):
    old = os.umask(0o022)
    try:
        write_atomically(tmp_path / "private", b"", private=True)
        write_atomically(tmp_path / "shared", b"")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o644


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_that_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize(("busy", "written"), [(2, True), (99, False)])
def test_that_windows_is_asked_again_while_a_file_is_in_use(tmp_path, monkeypatch, busy, written):
    left = [busy]
    replace = os.replace

    def sometimes_busy(*names):
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "in use")
        replace(*names)

    monkeypatch.setattr(files, "_WINDOWS", True)
    monkeypatch.setattr(files, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(os, "replace", sometimes_busy)
    if written:
        write_atomically(tmp_path / "x", b"new")
        assert (tmp_path / "x").read_bytes() == b"new"
    else:
        assert refusal(tmp_path / "x") == "in_use"
        assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names")
def test_that_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]
