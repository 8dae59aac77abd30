"""The search index: takes in what saves made stale, and finds folded text in every script.

The index knows groups of three folded characters. What it finds is looked at once more, because three groups
may stand in a text without the word; words shorter than three characters are looked for in every text.
"""

from typing import Any

from sqlalchemy import Connection, delete, select, text

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.searching import fold, occurrences, strings_in
from lcapp.services.library_ports import Hit
from lcapp.storage.rows import ANSWER, DOSSIER, NOTE, SEARCH_STALE, SEARCH_TEXT, value_of

_GROUP = 3
AT_ONCE = 2000
"""Texts taken in by one transaction: a tenth of a second or so."""
_AROUND = 40
"""Characters of an excerpt on each side of what was found."""
_COLUMNS = ("dossier", "question", "language", "note")

_TAKE_OUT = text("INSERT INTO search (search, rowid, text) VALUES ('delete', :id, :text)")
_STALE = """
SELECT s.dossier, s.question, s.language, s.note, a.value AS value, coalesce(n.text, d.title) AS bare,
       t.id AS old_id, t.text AS old_text
FROM (SELECT * FROM search_stale LIMIT ?) s
LEFT JOIN answer a ON s.note = '' AND s.question <> ''
  AND (a.dossier, a.question, a.language) = (s.dossier, s.question, s.language)
LEFT JOIN note n ON s.note <> '' AND (n.dossier, n.id) = (s.dossier, s.note)
LEFT JOIN dossier d ON s.note = '' AND s.question = '' AND d.number = s.dossier
LEFT JOIN search_text t ON (t.dossier, t.question, t.language, t.note)
  = (s.dossier, s.question, s.language, s.note)"""
_MERGE = text("INSERT INTO search (search) VALUES ('optimize')")


def search(connection: Connection, wanted: str, *, limit: int) -> tuple[Hit, ...]:
    """Where every word of a text stands in one answer, note or title; the bin is left out.

    What is stale must have been taken in before.
    """
    words = [word for word in dict.fromkeys(fold(wanted)[0].split()) if word]
    if not words:
        return ()
    groups = [word[n : n + _GROUP] for word in words for n in range(len(word) - _GROUP + 1)]
    parameters: dict[str, Any] = {f"word{n}": word for n, word in enumerate(words)} | {"limit": limit}
    conditions = [f"instr(t.text, :word{n}) > 0" for n in range(len(words))]
    source = "search_text t"
    if groups:
        source = "search JOIN search_text t ON t.id = search.rowid"
        conditions.insert(0, "search MATCH :groups")
        parameters["groups"] = " AND ".join(map(_quoted, dict.fromkeys(groups)))
    found = connection.execute(
        text(
            f"SELECT t.dossier, t.question, t.language, t.note FROM {source} "
            f"JOIN dossier d ON d.number = t.dossier AND d.deleted_at IS NULL "
            f"WHERE {' AND '.join(conditions)} LIMIT :limit"
        ),
        parameters,
    ).all()
    in_order = sorted(found, key=lambda row: (row.dossier, row.question, row.language, row.note))
    return tuple(_hit(connection, row, wanted) for row in in_order)


def _quoted(group: str) -> str:
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


def _texts_at(connection: Connection, place: dict[str, Any]) -> list[str]:
    """The texts that stand at a place now; none where it is empty or damaged."""
    if place["note"]:
        found = connection.execute(
            select(NOTE.c.text).where(NOTE.c.dossier == place["dossier"], NOTE.c.id == place["note"])
        ).scalar()
        return [found] if found else []
    if not place["question"]:
        found = connection.execute(
            select(DOSSIER.c.title).where(DOSSIER.c.number == place["dossier"])
        ).scalar()
        return [found] if found else []
    key = AnswerKey(place["question"], place["language"])
    return [said for _path, said in strings_in(_value(connection, place["dossier"], key))]


def _value(connection: Connection, dossier: int, key: AnswerKey) -> Value | None:
    found = connection.execute(
        select(ANSWER.c.value).where(
            ANSWER.c.dossier == dossier, ANSWER.c.question == key.question, ANSWER.c.language == key.language
        )
    ).scalar()
    return _readable(found)


def _readable(found: str | None) -> Value | None:
    """A stored value, or None where it is damaged: a search must not fail for it."""
    try:
        return value_of(found)
    except (ValueError, RecursionError):
        return None


def _hit(connection: Connection, row: Any, wanted: str) -> Hit:
    texts = _texts_at(connection, {name: getattr(row, name) for name in _COLUMNS})
    for said in texts:
        for query in (wanted, *wanted.split()):
            if places := occurrences(said, query):
                return Hit(row.dossier, row.question, row.language, _excerpt(said, *places[0]))
    return Hit(row.dossier, row.question, row.language, _excerpt(texts[0] if texts else "", 0, 0))


def _excerpt(said: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(said), end + _AROUND)
    cut = " ".join(said[first:last].split())
    return f"{'…' if first else ''}{cut}{'…' if last < len(said) else ''}"
