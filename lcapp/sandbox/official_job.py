"""The child's jobs on an official Word form: which marks it has, and filling them."""

import json
from collections.abc import Mapping
from typing import Any

from lcapp.sandbox.official_archive import bytes_of, packed, parts_of, text_names, tree_of
from lcapp.sandbox.official_marks_xml import Text, fill, marks_in
from lcapp.sandbox.outcome import Outcome, Refused, found

MOST_MARKS = 5_000


def read(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """The marks of a Word file, and the file without what would be fetched.

    Args:
        data: The file.
        options: None are known.

    Files: `marks`, JSON: a list of keys; `document`, the file. Removed: `template`.
    """
    del options
    parts, removed = parts_of(data)
    marks = dict.fromkeys(key for name in text_names(parts) for key in marks_in(tree_of(parts[name])))
    if len(marks) > MOST_MARKS:
        raise Refused("official_too_many_marks", limit=MOST_MARKS)
    told = json.dumps(list(marks)).encode("ascii")
    return found(removed, {}, {"marks": told, "document": packed(parts) if removed else data})


def write(data: bytes, options: Mapping[str, Any]) -> Outcome:
    """A Word file whose marks are filled.

    Args:
        data: The file.
        options: `texts`: by the key of a mark `{"lines": [[text, leftwards], …], "each": [lines, …],
            "group": question, "whole": bool}`.

    Files: `document`.
    """
    parts, removed = parts_of(data)
    texts = {key: Text(**one) for key, one in options["texts"].items()}
    for name in text_names(parts):
        root = tree_of(parts[name])
        if fill(root, texts):
            parts[name] = bytes_of(root)
    return found(removed, {}, {"document": packed(parts)})
