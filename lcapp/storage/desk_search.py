"""The search over received dossiers: in the library's index, under the desk's number with a minus sign."""

from typing import Any

from sqlalchemy import Connection, text

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.answers_file import strict_json
from lcapp.domain.searching import fold, occurrences, strings_in
from lcapp.errors import InputRefused
from lcapp.services.library_ports import Hit
from lcapp.storage.search_index import excerpt, groups_of, quoted, words_of

AT_ONCE = 10
"""Dossiers taken in by one transaction: a tenth of a second or so."""

_STALE = "SELECT DISTINCT dossier FROM search_stale WHERE dossier < 0 LIMIT ?"
_CONTENT = """
SELECT r.title, c.content FROM received r JOIN received_content c ON c.received = r.number
WHERE r.number = ?"""


def take_in_received(connection: Connection, *, at_most: int = AT_ONCE) -> int:
    """Bring the index to what stands on the desk; how many dossiers were taken in, 0 when none was stale."""
    stale = [row[0] for row in connection.exec_driver_sql(_STALE, (at_most,)).all()]
    for place in stale:
        _take_out(connection, place)
        found = connection.exec_driver_sql(_CONTENT, (-place,)).one_or_none()
        if found is not None:
            _take_in(connection, place, found.title, found.content)
        connection.exec_driver_sql("DELETE FROM search_stale WHERE dossier = ?", (place,))
    return len(stale)


def search_received(connection: Connection, wanted: str, *, call: str, limit: int) -> tuple[Hit, ...]:
    """Where every word of a text stands in one answer or in a city's name, dossier by dossier.

    Args:
        connection: What is stale was taken in before.
        wanted: What is looked for.
        call: Id of a call; empty for all.
        limit: The most places told.
    """
    words = words_of(wanted)
    if not words:
        return ()
    parameters: dict[str, Any] = {f"word{n}": word for n, word in enumerate(words)}
    conditions = [f"instr(t.text, :word{n}) > 0" for n in range(len(words))]
    source = "search_text t"
    if groups := groups_of(words):
        source = "search JOIN search_text t ON t.id = search.rowid"
        conditions.insert(0, "search MATCH :groups")
        parameters["groups"] = " AND ".join(map(quoted, groups))
    if call:
        conditions.append("r.call = :call")
    found = connection.execute(
        text(
            f"SELECT t.dossier, t.question, t.language FROM {source} "
            f"JOIN received r ON r.number = -t.dossier AND t.dossier < 0 "
            f"WHERE {' AND '.join(conditions)} LIMIT :limit"
        ),
        parameters | {"call": call, "limit": limit},
    ).all()
    in_order = sorted(found, key=lambda row: (-row.dossier, row.question, row.language))
    texts = _Texts(connection)
    return tuple(
        _hit(-row.dossier, row.question, row.language, texts.at(-row.dossier, row), wanted)
        for row in in_order
    )


class _Texts:
    """The texts of the places that were found; each dossier is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[int, tuple[str, dict[AnswerKey, Value]]] = {}

    def at(self, number: int, row: Any) -> list[str]:
        if number not in self._read:
            found = self._connection.exec_driver_sql(_CONTENT, (number,)).one_or_none()
            self._read[number] = (found.title, _answers(found.content)) if found else ("", {})
        title, answers = self._read[number]
        if not row.question:
            return [title]
        value = answers.get(AnswerKey(row.question, row.language))
        return [said for _path, said in strings_in(value)] if value is not None else []


def _take_out(connection: Connection, place: int) -> None:
    old = connection.exec_driver_sql("SELECT id, text FROM search_text WHERE dossier = ?", (place,)).all()
    if old:
        connection.exec_driver_sql(
            "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", [tuple(row) for row in old]
        )
        connection.exec_driver_sql("DELETE FROM search_text WHERE dossier = ?", (place,))


def _take_in(connection: Connection, place: int, title: str, content: str) -> None:
    said = {AnswerKey(""): title}
    for key, value in _answers(content).items():
        said[key] = "\n".join(piece for _path, piece in strings_in(value))
    folded = [(key, fold(each)[0]) for key, each in said.items()]
    free = int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM search_text").scalar() or 1)
    new = [(free + n, key, each) for n, (key, each) in enumerate(pair for pair in folded if pair[1])]
    if not new:
        return
    connection.exec_driver_sql(
        "INSERT INTO search_text (id, dossier, question, language, note, text) VALUES (?, ?, ?, ?, '', ?)",
        [(number, place, key.question, key.language, each) for number, key, each in new],
    )
    connection.exec_driver_sql(
        "INSERT INTO search (rowid, text) VALUES (?, ?)", [(number, each) for number, _key, each in new]
    )


def _answers(content: str) -> dict[AnswerKey, Value]:
    """The answers in a text; none where it is damaged: a search must not fail for it."""
    try:
        top: Any = strict_json(content.encode("utf-8"))
        return {AnswerKey(one["question"], one["language"]): one["value"] for one in top["answers"]}
    except (InputRefused, KeyError, TypeError, ValueError, RecursionError):
        return {}


def _hit(number: int, question: str, language: str, texts: list[str], wanted: str) -> Hit:
    for said in texts:
        for query in (wanted, *wanted.split()):
            if places := occurrences(said, query):
                return Hit(number, question, language, excerpt(said, *places[0]))
    return Hit(number, question, language, excerpt(texts[0] if texts else "", 0, 0))
