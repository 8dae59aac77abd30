import pytest


class Watching:
    """A watch that wants to stop after it was asked so many times."""

    def __init__(self, asks: int) -> None:
        self.asks = asks

    def progress(self, done, total):
        pass

    def check(self):
        from lcapp.errors import Cancelled

        self.asks -= 1
        if self.asks < 0:
            raise Cancelled


@pytest.fixture
def stop_after():
    return Watching
