import logging

import pytest

from lcapp.errors import InputRefused
from lcapp.log import KEPT_FILES, LARGEST_BYTES, log_to_file, stop_logging

ours = logging.getLogger("lcapp.test")
theirs = logging.getLogger("otherlib")


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "logs" / "lcapp.log"
    level = logging.getLogger().level
    handler = log_to_file(path)

    def read():
        handler.flush()
        return path.read_text(encoding="utf-8")

    yield read
    stop_logging(handler)
    logging.getLogger().setLevel(level)


def test_that_ids_and_counts_are_written(written):
    ours.info("saved %(answers)d answers of dossier %(dossier)d", {"answers": 3, "dossier": 7})
    assert "INFO lcapp.test saved 3 answers of dossier 7" in written()


@pytest.mark.parametrize(
    "values",
    [{"text": "my secret"}, {"code": "my secret"}, {"code": ("my secret",)}, {"code": "x\nmy secret"}],
)
def test_that_what_is_not_allowed_is_left_out(written, values):
    name = next(iter(values))
    ours.info(f"refused %({name})s", values)
    assert "refused …" in written()
    assert "secret" not in written()


def test_that_values_without_a_name_are_left_out(written):
    ours.info("saved %s", "my secret")
    assert "saved %s" in written()
    assert "secret" not in written()


def test_that_other_libraries_may_quote_nothing(written, expect_log):
    expect_log("otherlib")
    theirs.warning("cannot read %s", "my secret")
    theirs.warning("cannot read my secret")
    assert "cannot read %s" in written()
    assert "secret" not in written()


def test_that_an_exception_shows_its_way_and_kind_but_not_its_words(written, expect_log):
    expect_log("broke")
    try:
        try:
            raise ValueError("my secret")
        except ValueError as cause:
            raise InputRefused("not_a_number", text="my secret") from cause
    except InputRefused:
        ours.exception("broke")
    assert "InputRefused not_a_number" in written()
    assert "ValueError" in written()
    assert "test_log.py" in written()
    assert "my secret" not in written().replace('raise ValueError("my secret")', "").replace(
        'text="my secret"', ""
    )


def test_that_the_log_starts_anew_before_it_grows_large(written, tmp_path):
    for number in range(40_000):
        ours.info("number %(number)d " + "x" * 60, {"number": number})
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == KEPT_FILES + 1
    assert all(file.stat().st_size <= LARGEST_BYTES for file in files)


def test_that_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "logs").write_bytes(b"in the way")
    assert log_to_file(tmp_path / "logs" / "lcapp.log") is None
    stop_logging(None)
