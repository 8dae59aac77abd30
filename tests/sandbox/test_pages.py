"""Pages drawn in the limited child process."""

import signal

import pytest

from lcapp.errors import EnvironmentFailed
from lcapp.sandbox import pages
from lcapp.sandbox.pages import open_pages
from tests.ui.draft.test_printing import five_pages


@pytest.fixture
def opened():
    made = open_pages(five_pages())
    yield made
    made.close()


def test_that_sizes_and_pictures_come_from_the_child(opened):
    assert [(size.width, size.height) for size in opened.sizes[2:4]] == [(595, 842), (842, 1191)]
    colour, grey = opened.picture(0, dpi=36), opened.picture(3, dpi=36, grey=True)
    assert (colour.width, colour.height, len(colour.data)) == (298, 421, 298 * 421 * 3)
    assert (grey.width, len(grey.data), grey.grey) == (421, 421 * grey.height, True)


def test_that_a_file_that_is_no_pdf_ends_the_child_and_not_the_program():
    with pytest.raises(EnvironmentFailed) as failed:
        open_pages(b"no pdf at all")
    assert failed.value.code == "pages_not_drawn"


def test_that_a_page_that_is_not_there_is_refused(opened):
    with pytest.raises(EnvironmentFailed):
        opened.picture(99, dpi=72)


def test_that_a_child_that_hangs_is_ended(monkeypatch, opened):
    monkeypatch.setattr(pages, "LONGEST_SECONDS", 0.2)
    opened._child.send_signal(signal.SIGSTOP)
    with pytest.raises(EnvironmentFailed):
        opened.picture(0, dpi=72)


def test_that_closing_leaves_no_process_behind():
    made = open_pages(five_pages())
    made.close()
    assert made._child.poll() is not None
    with pytest.raises(EnvironmentFailed):
        made.picture(0, dpi=72)


def test_that_a_page_too_large_for_any_paper_is_drawn_smaller():
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(14_000, 20)
    target = io.BytesIO()
    document.save(target)
    made = open_pages(target.getvalue())
    try:
        assert made.picture(0, dpi=600).width <= 20_001
    finally:
        made.close()
