import logging
import socket

import pytest


def test_that_no_test_reaches_the_network():
    with socket.socket() as plug, pytest.raises(pytest.fail.Exception, match="wanted to connect"):
        plug.connect(("127.0.0.1", 9))


def test_that_a_complaint_nobody_expected_is_noticed(complaints, expect_log):
    logging.getLogger("lcapp.test").warning("the disk is warm")
    assert complaints.unexpected() == ["lcapp.test: the disk is warm"]
    expect_log("the disk is warm")
    assert complaints.unexpected() == []


def test_that_the_clock_goes_on_only_when_told(clock):
    before = clock()
    assert clock() == before
    clock.advance(61)
    assert (clock() - before).total_seconds() == 61
