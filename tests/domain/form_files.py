"""Small form and call files to break in tests."""

from lcapp.domain.form_reader import read_form

HEAD = """\
id = "small"
version = "1"
kind = "membership"
title = "Small form"
provenance = "written for tests"
confidence = "own"

[[part]]
id = "city_part"
title = "Part 1"
filled_by = "city"

[[part.section]]
id = "city"
title = "City"
"""
NAME = """
[[part.section.question]]
id = "city.name"
type = "short_text"
label = "Name"
"""
HEAD_LINES = HEAD.count("\n")


def question(id_: str, type_: str, more: str = "") -> str:
    """The lines of one question."""
    return f'\n[[part.section.question]]\nid = "{id_}"\ntype = "{type_}"\nlabel = "L"\n{more}\n'


def form_file(*questions: str, head: str = HEAD) -> bytes:
    """A form file with these questions, or with a name alone."""
    return (head + "".join(questions or (NAME,))).encode("utf-8")


def small_form(*questions: str):
    """The form of `form_file`."""
    return read_form(form_file(*questions), file="small.toml")


CALL = """\
id = "small-2025"
kind = "membership"
title = "Small call"
form = "small-1"

[city_deadline]
value = "2025-06-15"
certainty = "seen"
source = "S1"
"""
