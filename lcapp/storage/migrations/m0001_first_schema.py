"""The first shape of the library: dossiers, answers, the record of changes, notes, audit.

Values are JSON text, but no CHECK says json_valid(): SQLite 3.40 counts it as unsafe in a schema that is not
trusted (`trusted_schema=OFF`). What is read is proved by its hash, which only canonical JSON can have.
"""

import sqlite3

TITLE = "first schema"

_TABLES = (
    """
CREATE TABLE dossier (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
  kind TEXT NOT NULL CHECK (kind <> ''),
  call TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form <> ''),
  form_digest TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status <> ''),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  root_hash TEXT NOT NULL CHECK (length(root_hash) = 64),
  fictional INTEGER NOT NULL CHECK (fictional IN (0, 1)),
  answered INTEGER NOT NULL CHECK (answered >= 0),
  required INTEGER NOT NULL CHECK (required >= 0),
  to_fix INTEGER NOT NULL CHECK (to_fix >= 0),
  created_at TEXT NOT NULL CHECK (created_at LIKE '____-__-__T__:__:__.______+00:00'),
  updated_at TEXT NOT NULL CHECK (updated_at LIKE '____-__-__T__:__:__.______+00:00'),
  deleted_at TEXT CHECK (deleted_at LIKE '____-__-__T__:__:__.______+00:00')
)""",
    """
CREATE TABLE answer (
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  question TEXT NOT NULL CHECK (question <> ''),
  language TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'ready', 'approved')),
  state_by TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL CHECK (rev >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  updated_at TEXT NOT NULL CHECK (updated_at LIKE '____-__-__T__:__:__.______+00:00'),
  actor TEXT NOT NULL,
  PRIMARY KEY (dossier, question, language)
)""",
    """
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  act TEXT NOT NULL CHECK (act <> ''),
  kind TEXT NOT NULL CHECK (kind <> ''),
  question TEXT NOT NULL CHECK (question <> ''),
  language TEXT NOT NULL,
  "before" TEXT CHECK ("before" <> ''),
  "after" TEXT CHECK ("after" <> ''),
  began_at TEXT NOT NULL CHECK (began_at LIKE '____-__-__T__:__:__.______+00:00'),
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__.______+00:00'),
  actor TEXT NOT NULL,
  reverts TEXT NOT NULL,
  CHECK ((kind IN ('undo', 'redo')) = (reverts <> ''))
)""",
    """
CREATE TABLE note (
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  id TEXT NOT NULL CHECK (id <> ''),
  question TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  written_at TEXT NOT NULL CHECK (written_at LIKE '____-__-__T__:__:__.______+00:00'),
  settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
  PRIMARY KEY (dossier, id)
)""",
    """
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__.______+00:00'),
  actor TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb <> ''),
  subject TEXT NOT NULL,
  details TEXT NOT NULL CHECK (details <> '')
)""",
)

_GUARDS = (
    "CREATE INDEX change_by_dossier ON change (dossier)",
    # The record only grows. The one row that may still change is a dossier's last: typing goes on in it.
    """
CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the record of changes only grows'); END""",
    """
CREATE TRIGGER change_grows_at_its_end BEFORE UPDATE ON change
WHEN OLD.seq <> (SELECT max(seq) FROM change WHERE dossier = OLD.dossier)
  OR NEW.seq <> OLD.seq OR NEW.dossier <> OLD.dossier OR NEW.act <> OLD.act OR NEW.kind <> OLD.kind
  OR NEW.question <> OLD.question OR NEW.language <> OLD.language OR NEW."before" IS NOT OLD."before"
  OR NEW.began_at <> OLD.began_at
BEGIN SELECT RAISE(ABORT, 'the record of changes only grows'); END""",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the tables. SQLite before 3.37 cannot check types itself and does without."""
    strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
    for table in _TABLES:
        connection.execute(table.strip() + strict)
    for guard in _GUARDS:
        connection.execute(guard.strip())
