import subprocess
import sys
import threading

import pytest

from lcapp.errors import StorageUnavailable
from lcapp.storage.writer import StorageThread


@pytest.fixture
def thread():
    made = StorageThread()
    yield made
    made.close()


def test_that_work_is_done_on_one_other_thread(thread):
    names = {thread.call(lambda: threading.current_thread().name) for _ in range(3)}
    assert names == {"lcapp-storage"}


def test_that_a_result_comes_back(thread):
    assert thread.call(lambda: 6 * 7) == 42


def test_that_an_exception_comes_back(thread):
    with pytest.raises(KeyError, match="missing"):
        thread.call(lambda: {}["missing"])
    assert thread.call(lambda: "still alive") == "still alive"


def test_that_later_work_tells_its_result_and_keeps_its_order(thread):
    told = []
    for number in range(5):
        thread.later(lambda n=number: n, told.append)
    thread.later(lambda: 1 // 0, told.append)
    thread.call(lambda: None)
    assert told[:5] == [0, 1, 2, 3, 4]
    assert isinstance(told[5], ZeroDivisionError)


def test_that_work_asked_for_on_the_thread_itself_does_not_wait_for_ever(thread):
    assert thread.call(lambda: thread.call(lambda: 1)) == 1


def test_that_a_failing_listener_does_not_end_the_thread(thread, expect_log):
    expect_log("whoever waited for the library failed")

    def listener(_answer):
        raise ZeroDivisionError

    thread.later(lambda: 1, listener)
    assert thread.call(lambda: 2) == 2


def test_that_closing_finishes_what_was_handed_in(thread):
    told = []
    gate = threading.Event()
    thread.later(gate.wait, told.append)
    thread.later(lambda: "last", told.append)
    threading.Timer(0.05, gate.set).start()
    thread.close(lambda: told.append("let go"))
    assert told == [True, "last", "let go"]


def test_that_a_closed_thread_takes_nothing_more(thread):
    thread.call(lambda: None)
    thread.close()
    thread.close()
    told = []
    with pytest.raises(StorageUnavailable) as refused:
        thread.call(lambda: 1)
    thread.later(lambda: 1, told.append)
    assert refused.value.code == "library_closed"
    assert [error.code for error in told] == ["library_closed"]


def test_that_a_failing_end_is_written_down_and_ends_all_the_same(thread, expect_log):
    expect_log("closing the library failed: ZeroDivisionError")
    thread.call(lambda: None)
    thread.close(lambda: 1 // 0)


def test_that_a_program_that_forgets_to_close_finishes_its_work_and_ends():
    script = (
        "import time\n"
        "from lcapp.storage.writer import StorageThread\n"
        "StorageThread().later(lambda: time.sleep(0.2), lambda _: print('done', flush=True))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stdout == "done\n"
