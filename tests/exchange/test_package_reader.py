"""The strict reader: what is not exactly a package is refused before anything of it is unpacked."""

import dataclasses
import hashlib
import io
import random
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from lcapp.domain.package import LIMITS, PackageLimits, read_manifest
from lcapp.errors import InputRefused
from lcapp.exchange.package_writer import write_package
from lcapp.sandbox.package_reader import annex_bytes, read_package
from tests.endurance.package_mutants import content_of, mutants
from tests.exchange.hostile_packages import GOOD, PICTURE, PLAN, a_package, hostile

HOSTILE = hostile()


def code_of(data, **more):
    with pytest.raises(InputRefused) as refused:
        read_package(data, **more)
    error = refused.value
    return error.params["what"] if error.code == "package_built_wrong" else error.code


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_archive_is_refused_at_once(name):
    data, right = HOSTILE[name]
    began = time.perf_counter()
    assert code_of(data) == right
    assert time.perf_counter() - began < 0.05


def test_that_a_bomb_costs_no_memory():
    for name in ("flat bomb", "bomb that says it is small", "quoted overlap"):
        tracemalloc.start()
        code_of(HOSTILE[name][0])
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 2_000_000, name


def test_that_what_was_written_is_read():
    package = a_package(call_file=b'id = "call"\n', extras={"notes.json": b'{"notes":[]}'})
    found = read_package(write_package(package))
    assert dataclasses.replace(found, manifest=b"", files=dict(found.files)) == package
    assert set(found.files.values()) == {PICTURE, PLAN}


def test_that_the_same_content_has_the_same_bytes():
    assert write_package(a_package()) == GOOD


def test_that_a_small_text_of_many_equal_letters_is_stored_rather_than_packed_beyond_the_limit():
    package = a_package(data=b'{"a":"' + b"a" * 200_000 + b'"}')
    assert read_package(write_package(package)).data == package.data


def test_that_a_package_written_by_others_in_the_same_order_is_read():
    """Python's own `zipfile` makes such packages too, where the date is said."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as ours, zipfile.ZipFile(made, "w") as theirs:
        for info in ours.infolist():
            theirs.writestr(zipfile.ZipInfo(info.filename), ours.read(info), zipfile.ZIP_DEFLATED)
    assert content_of(read_package(made.getvalue())) == content_of(read_package(GOOD))


def test_that_every_cut_of_a_package_is_refused():
    for size in range(0, len(GOOD), 7):
        code_of(GOOD[:size])


def test_that_no_random_change_brings_in_other_content():
    told = content_of(read_package(GOOD))
    accepted = 0
    for mutant in mutants(GOOD, random.Random(7), 300):
        try:
            found = read_package(mutant)
        except InputRefused:
            continue
        accepted += 1
        assert content_of(found) == told
    assert accepted < 300


def test_that_a_member_that_is_not_what_the_manifest_says_is_refused():
    with_other = bytearray(GOOD)
    place = with_other.index(PLAN)
    with_other[place + 9] ^= 1
    for mark, at in ((b"PK\3\4", 14), (b"PK\1\2", 16)):
        start = 0
        while (start := with_other.find(mark, start)) >= 0:
            if with_other[start + at : start + at + 4] == struct.pack("<I", zlib.crc32(PLAN)):
                struct.pack_into(
                    "<I", with_other, start + at, zlib.crc32(with_other[place : place + len(PLAN)])
                )
            start += 4
    assert code_of(bytes(with_other)) == "package_damaged"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (PackageLimits(file=500), "package_too_large"),
        (PackageLimits(entries=3), "package_too_large"),
        (PackageLimits(annex=100), "package_too_large"),
        (PackageLimits(json=100), "package_too_large"),
        (PackageLimits(total=600), "package_unpacks_too_far"),
    ],
)
def test_that_one_table_of_limits_holds_on_writing_and_on_reading(limits, code):
    assert code_of(GOOD, limits=limits) == code
    with pytest.raises(InputRefused) as refused:
        write_package(a_package(), limits=limits)
    assert refused.value.code == "package_too_large"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"a":1.5}', "data.json"),
        (b'{"a": 1}', "data.json"),
        (b'{"b":1,"a":1}', "data.json"),
        (b'{"a":1,"a":1}', "data.json"),
        (b'{"a":"\\ud800"}', "data.json"),
        (b'{"a":NaN}', "data.json"),
        (b'{"a":1e400}', "data.json"),
        (b'{"a":' + b"9" * 5000 + b"}", "data.json"),
        (b"[]", "data.json"),
        (b"\xff\xfe{\0}\0", "data.json"),
        (b"\xef\xbb\xbf{}", "data.json"),
        (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", "data.json"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "data.json"),
    ],
)
def test_that_json_of_two_meanings_is_refused(data, what):
    assert code_of(write_package(a_package(data=data))) == what


def test_that_a_newer_package_says_so():
    told = read_package(GOOD).manifest.replace(b"lcapp-package/1", b"lcapp-package/2")
    with pytest.raises(InputRefused) as refused:
        read_manifest(told)
    assert refused.value.code == "package_newer"


def test_that_one_annex_is_read_alone():
    digest = hashlib.sha256(PLAN).hexdigest()
    assert annex_bytes(GOOD, digest) == PLAN
    with pytest.raises(InputRefused):
        annex_bytes(GOOD, "0" * 64)


def test_that_the_largest_package_fits_what_the_child_can_hold():
    assert LIMITS.file < 1 << 29
