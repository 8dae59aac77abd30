"""Evidence, kept versions, the drawer, and what searching over all dossiers needs.

The search index holds folded text cut into groups of three characters, so that a search finds parts of words
in every script. A save only notes what it made stale; the index takes it in before the next search.
"""

import sqlite3

TITLE = "evidence, versions, drawer, search"

_TIME = "LIKE '____-__-__T__:__:__.______+00:00'"

_TABLES = (
    f"""
CREATE TABLE evidence (
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  id TEXT NOT NULL CHECK (id <> ''),
  number INTEGER NOT NULL CHECK (number >= 1),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('file', 'link')),
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  url TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) IN (0, 64)),
  size INTEGER NOT NULL CHECK (size >= 0),
  pages INTEGER NOT NULL CHECK (pages >= 0),
  annex INTEGER NOT NULL CHECK (annex IN (0, 1)),
  caption TEXT NOT NULL,
  rights TEXT NOT NULL,
  dated TEXT NOT NULL,
  supports TEXT NOT NULL CHECK (supports <> ''),
  removed TEXT NOT NULL CHECK (removed <> ''),
  signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
  added_at TEXT NOT NULL CHECK (added_at {_TIME}),
  taken_out_at TEXT CHECK (taken_out_at {_TIME}),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (dossier, id),
  UNIQUE (dossier, number),
  CHECK ((kind = 'file') = (sha256 <> '')),
  CHECK ((kind = 'link') = (url <> '')),
  CHECK (annex = 0 OR kind = 'file')
)""",
    f"""
CREATE TABLE version (
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('milestone', 'sealed')),
  label TEXT NOT NULL,
  taken_at TEXT NOT NULL CHECK (taken_at {_TIME}),
  actor TEXT NOT NULL,
  content_id TEXT NOT NULL CHECK (length(content_id) = 64),
  content TEXT NOT NULL CHECK (content <> ''),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  PRIMARY KEY (dossier, number)
)""",
    f"""
CREATE TABLE signed_page (
  dossier INTEGER NOT NULL,
  id TEXT NOT NULL CHECK (id <> ''),
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  dated TEXT NOT NULL,
  added_at TEXT NOT NULL CHECK (added_at {_TIME}),
  PRIMARY KEY (dossier, id),
  FOREIGN KEY (dossier, version) REFERENCES version (dossier, number)
)""",
    f"""
CREATE TABLE parked (
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  id TEXT NOT NULL CHECK (id <> ''),
  question TEXT NOT NULL CHECK (question <> ''),
  language TEXT NOT NULL,
  form TEXT NOT NULL,
  label TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  text TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  at TEXT NOT NULL CHECK (at {_TIME}),
  PRIMARY KEY (dossier, id)
)""",
    # Its row alone lets go of a record; it stands there only inside the transaction that deletes for good.
    """
CREATE TABLE leaving (
  dossier INTEGER PRIMARY KEY NOT NULL
)""",
    """
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  dossier INTEGER NOT NULL,
  question TEXT NOT NULL,
  language TEXT NOT NULL,
  note TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (dossier, question, language, note)
)""",
    """
CREATE TABLE search_stale (
  dossier INTEGER NOT NULL,
  question TEXT NOT NULL,
  language TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (dossier, question, language, note)
)""",
)

_STALE = """
CREATE TRIGGER {name} AFTER {deed} ON {table}
BEGIN
  INSERT INTO search_stale SELECT {row} WHERE NOT EXISTS (
    SELECT 1 FROM search_stale WHERE (dossier, question, language, note) = ({row})
  );
END"""
_ANSWER = "{0}.dossier, {0}.question, {0}.language, ''"
_NOTE = "{0}.dossier, {0}.question, '', {0}.id"
_TITLE = "{0}.number, '', '', ''"
_STALE_BY = (
    ("answer_comes", "INSERT", "answer", _ANSWER.format("NEW")),
    ("answer_changes", "UPDATE OF value", "answer", _ANSWER.format("NEW")),
    ("answer_goes", "DELETE", "answer", _ANSWER.format("OLD")),
    ("note_comes", "INSERT", "note", _NOTE.format("NEW")),
    ("note_changes", "UPDATE OF text", "note", _NOTE.format("NEW")),
    ("note_goes", "DELETE", "note", _NOTE.format("OLD")),
    ("title_comes", "INSERT", "dossier", _TITLE.format("NEW")),
    ("title_changes", "UPDATE OF title", "dossier", _TITLE.format("NEW")),
    ("title_goes", "DELETE", "dossier", _TITLE.format("OLD")),
)

_MORE = (
    """
CREATE VIRTUAL TABLE search USING fts5(
  text, content='search_text', content_rowid='id', tokenize='trigram case_sensitive 1', detail='none'
)""",
    "CREATE INDEX change_by_answer ON change (dossier, question, language)",
    "CREATE INDEX audit_by_subject ON audit (subject)",
    "CREATE INDEX evidence_by_file ON evidence (sha256)",
    "CREATE INDEX signed_page_by_file ON signed_page (sha256)",
    "DROP TRIGGER change_is_never_removed",
    """
CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE dossier = OLD.dossier)
BEGIN SELECT RAISE(ABORT, 'the record of changes only grows'); END""",
    """
CREATE TRIGGER version_stays BEFORE UPDATE ON version
BEGIN SELECT RAISE(ABORT, 'a kept version stays as it is'); END""",
    """
CREATE TRIGGER version_is_never_removed BEFORE DELETE ON version
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE dossier = OLD.dossier)
BEGIN SELECT RAISE(ABORT, 'a kept version stays as it is'); END""",
    "INSERT INTO search_stale SELECT number, '', '', '' FROM dossier",
    "INSERT INTO search_stale SELECT dossier, question, language, '' FROM answer",
    "INSERT INTO search_stale SELECT dossier, question, '', id FROM note",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make what is new; nothing that stood there is changed."""
    strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
    for table in _TABLES:
        connection.execute(table.strip() + strict)
    for statement in _MORE:
        connection.execute(statement.strip())
    for name, deed, table, row in _STALE_BY:
        connection.execute(_STALE.format(name=name, deed=deed, table=table, row=row).strip())
