"""What a word is: the one definition that the counter beside a field, the check and the PDF share.

WORD_RULE. A word is a run of characters without white space that holds at least one letter or digit.

- `state-of-the-art`, `İstanbul'un`, `495.86`, a web address and a Persian word with a zero-width non-joiner
  count once: hyphens, apostrophes, points and characters without width do not separate.
- A mark standing alone (`•`, `–`, `%`, `&`) does not count.
- White space is every Unicode white space: space, no-break space, tab, line end, ideographic space.

So "max_words = 200" lets 200 words pass and 201 not.
"""


def words(text: str) -> int:
    """How many words a text holds, by the rule of this module.

    Args:
        text: Any text, in any script.
    """
    return sum(run[0].isalnum() or any(map(str.isalnum, run)) for run in text.split())


def end_of_word(text: str, count: int) -> int:
    """The offset right after the given word (the first word is 1); the whole length if there are fewer."""
    place = seen = 0
    for run in text.split():
        place = text.index(run, place) + len(run)
        seen += any(map(str.isalnum, run))
        if seen == count:
            return place
    return len(text)
