"""What a merge can find for one answer."""

from enum import StrEnum


class MergeKind(StrEnum):
    """What became of an answer here and there."""

    MINE = "mine"
    """Only this side changed it: it stays."""
    THEIRS = "theirs"
    """Only the other side changed it: theirs is taken."""
    SAME = "same"
    """Both changed it to the same."""
    TOGETHER = "together"
    """Both changed it, in different places."""
    DISPUTED = "disputed"
    """Both changed the same place; somebody should decide."""
