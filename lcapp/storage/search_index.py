"""The search index: takes in what saves made stale, and finds folded text in every script.

The index knows groups of three folded characters. What it finds is looked at once more, because three groups
may stand in a text without the word; words shorter than three characters are looked for in every text.
"""

import re
from typing import Any

from sqlalchemy import Connection, delete, select, text

from lcapp.domain.answers import Value
from lcapp.domain.searching import fold, occurrences, strings_in
from lcapp.services.library_ports import Hit
from lcapp.storage.rows import SEARCH_STALE, SEARCH_TEXT, value_of

_GROUP = 3
AT_ONCE = 2000
"""Texts taken in by one transaction: a tenth of a second or so."""
_GLOB_SIGN = re.compile(r"[*?\[]")
_AROUND = 40
"""Characters of an excerpt on each side of what was found."""
_COLUMNS = ("dossier", "question", "language", "note")

_TAKE_OUT = text("INSERT INTO search (search, rowid, text) VALUES ('delete', :id, :text)")
_SAID = "a.value AS value, coalesce(n.text, d.title) AS bare"
_WHERE_IT_STANDS = """
LEFT JOIN answer a ON {0}.note = '' AND {0}.question <> ''
  AND (a.dossier, a.question, a.language) = ({0}.dossier, {0}.question, {0}.language)
LEFT JOIN note n ON {0}.note <> '' AND (n.dossier, n.id) = ({0}.dossier, {0}.note)
LEFT JOIN dossier d ON {0}.note = '' AND {0}.question = '' AND d.number = {0}.dossier"""
_STALE = f"""
SELECT s.dossier, s.question, s.language, s.note, {_SAID}, t.id AS old_id, t.text AS old_text
FROM (SELECT * FROM search_stale WHERE dossier > 0 LIMIT ?) s {_WHERE_IT_STANDS.format("s")}
LEFT JOIN search_text t ON (t.dossier, t.question, t.language, t.note)
  = (s.dossier, s.question, s.language, s.note)"""
_MERGE = text("INSERT INTO search (search) VALUES ('optimize')")


def search(connection: Connection, wanted: str, *, limit: int) -> tuple[Hit, ...]:
    """Where every word of a text stands in one answer, note or title; the bin is left out.

    What is stale must have been taken in before.
    """
    words = words_of(wanted)
    if not words:
        return ()
    groups = groups_of(words)
    parameters: dict[str, Any] = {"limit": limit}
    conditions: list[str] = []
    for n, word in enumerate(words):
        # What is too short for the index is looked for in every text, which GLOB does twice as fast.
        short = len(word) < _GROUP
        parameters[f"word{n}"] = "*" + _GLOB_SIGN.sub(r"[\g<0>]", word) + "*" if short else word
        conditions.append(f"t.text GLOB :word{n}" if short else f"instr(t.text, :word{n}) > 0")
    source = "search_text t"
    if groups:
        source = "search JOIN search_text t ON t.id = search.rowid"
        conditions.insert(0, "search MATCH :groups")
        parameters["groups"] = " AND ".join(map(quoted, groups))
    found = connection.execute(
        text(
            f"SELECT h.*, {_SAID} FROM (SELECT t.dossier, t.question, t.language, t.note FROM {source} "
            f"JOIN dossier e ON e.number = t.dossier AND e.deleted_at IS NULL "
            f"WHERE {' AND '.join(conditions)} LIMIT :limit) h {_WHERE_IT_STANDS.format('h')}"
        ),
        parameters,
    ).all()
    in_order = sorted(found, key=lambda row: (row.dossier, row.question, row.language, row.note))
    return tuple(_hit(row, wanted) for row in in_order)


def words_of(wanted: str) -> list[str]:
    """The folded words of a text that is looked for, each once."""
    return list(dict.fromkeys(fold(wanted)[0].split()))


def groups_of(words: list[str]) -> list[str]:
    """The groups of three characters in words, each once."""
    return list(dict.fromkeys(word[n : n + _GROUP] for word in words for n in range(len(word) - _GROUP + 1)))


def quoted(group: str) -> str:
    """A group as the index wants it."""
    return '"' + group.replace('"', '""') + '"'


def take_in_stale(connection: Connection, *, at_most: int = AT_ONCE) -> int:
    """Bring the index to what stands in the library, some texts at a time, so that saves can go between.

    Returns:
        How many texts were taken in; 0 when nothing was stale.
    """
    rows = connection.exec_driver_sql(_STALE, (at_most,)).all()
    if not rows:
        return 0
    old = [(row.old_id, row.old_text) for row in rows if row.old_id is not None]
    if old:
        connection.exec_driver_sql("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", old)
        connection.exec_driver_sql("DELETE FROM search_text WHERE id = ?", [(each,) for each, _text in old])
    free = int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM search_text").scalar() or 1)
    folded = [(row, fold("\n".join(_texts_of(row)))[0]) for row in rows]
    new = [(free + n, row, said) for n, (row, said) in enumerate(each for each in folded if each[1])]
    if new:
        connection.exec_driver_sql(
            "INSERT INTO search_text (id, dossier, question, language, note, text) VALUES (?, ?, ?, ?, ?, ?)",
            [(number, *row[:4], said) for number, row, said in new],
        )
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, text) VALUES (?, ?)", [(number, said) for number, _row, said in new]
        )
    connection.exec_driver_sql(
        "DELETE FROM search_stale WHERE (dossier, question, language, note) = (?, ?, ?, ?)",
        [tuple(row[:4]) for row in rows],
    )
    return len(rows)


def _texts_of(row: Any) -> list[str]:
    if row.note or not row.question:
        return [row.bare] if row.bare else []
    return [said for _path, said in strings_in(_readable(row.value))]


def forget(connection: Connection, dossier: int) -> None:
    """Take everything of a dossier out of the index, also what the index only marked as gone."""
    for old in connection.execute(
        select(SEARCH_TEXT.c.id, SEARCH_TEXT.c.text).where(SEARCH_TEXT.c.dossier == dossier)
    ).all():
        connection.execute(_TAKE_OUT, {"id": old.id, "text": old.text})
    connection.execute(delete(SEARCH_TEXT).where(SEARCH_TEXT.c.dossier == dossier))
    connection.execute(delete(SEARCH_STALE).where(SEARCH_STALE.c.dossier == dossier))
    connection.execute(_MERGE)


def _readable(found: str | None) -> Value | None:
    """A stored value, or None where it is damaged: a search must not fail for it."""
    try:
        return value_of(found)
    except (ValueError, RecursionError):
        return None


def _hit(row: Any, wanted: str) -> Hit:
    texts = _texts_of(row)
    for said in texts:
        for query in (wanted, *wanted.split()):
            if places := occurrences(said, query):
                return Hit(row.dossier, row.question, row.language, excerpt(said, *places[0]))
    return Hit(row.dossier, row.question, row.language, excerpt(texts[0] if texts else "", 0, 0))


def excerpt(said: str, start: int, end: int) -> str:
    """What was found with some words around it."""
    first, last = max(0, start - _AROUND), min(len(said), end + _AROUND)
    cut = " ".join(said[first:last].split())
    return f"{'…' if first else ''}{cut}{'…' if last < len(said) else ''}"
