"""The Commission's desk: received dossiers, what was written about them, and remarks on the city's side.

A received dossier's text never changes; what changes about it stands in its line, and in entries that are
proved by their hashes. In the search index a received dossier stands under its number with a minus sign.
"""

import sqlite3

TITLE = "the Commission's desk"

_TIME = "LIKE '____-__-__T__:__:__.______+00:00'"
_DAY = "LIKE '____-__-__'"

_TABLES = (
    f"""
CREATE TABLE received (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL CHECK (uuid <> ''),
  call TEXT NOT NULL CHECK (call <> ''),
  form TEXT NOT NULL CHECK (form <> ''),
  form_digest TEXT NOT NULL,
  title TEXT NOT NULL,
  country TEXT NOT NULL,
  content_id TEXT NOT NULL CHECK (length(content_id) = 64),
  version INTEGER NOT NULL CHECK (version >= 0),
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
  taken_at TEXT NOT NULL CHECK (taken_at {_TIME}),
  came_on TEXT NOT NULL CHECK (came_on {_DAY}),
  added_at TEXT NOT NULL CHECK (added_at {_TIME}),
  actor TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  carrier TEXT NOT NULL CHECK (carrier IN ('package', 'pdf')),
  removals INTEGER NOT NULL CHECK (removals >= 0),
  sender TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'in_review', 'requested', 'endorsed', 'refused', 'sent')),
  eligibility TEXT NOT NULL CHECK (eligibility IN ('yes', 'no', 'borderline')),
  formal TEXT NOT NULL CHECK (formal IN ('passed', 'failed', 'look')),
  answered INTEGER NOT NULL CHECK (answered >= 0),
  required INTEGER NOT NULL CHECK (required >= 0),
  to_fix INTEGER NOT NULL CHECK (to_fix >= 0),
  reply_by TEXT CHECK (reply_by {_DAY}),
  replaced_by INTEGER NOT NULL CHECK (replaced_by >= 0),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
)""",
    """
CREATE TABLE received_content (
  received INTEGER PRIMARY KEY NOT NULL REFERENCES received (number),
  content TEXT NOT NULL CHECK (content <> ''),
  form_file TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64)
)""",
    f"""
CREATE TABLE desk_entry (
  kind TEXT NOT NULL CHECK (kind <> ''),
  call TEXT NOT NULL,
  subject TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id <> ''),
  body TEXT NOT NULL CHECK (body <> ''),
  at TEXT NOT NULL CHECK (at {_TIME}),
  actor TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (kind, call, subject, id)
)""",
    f"""
CREATE TABLE remark (
  dossier INTEGER NOT NULL REFERENCES dossier (number),
  number INTEGER NOT NULL CHECK (number >= 1),
  body TEXT NOT NULL CHECK (body <> ''),
  at TEXT NOT NULL CHECK (at {_TIME}),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (dossier, number)
)""",
)

_MORE = (
    "CREATE INDEX received_by_call ON received (call, added_at)",
    "CREATE INDEX received_by_dossier ON received (uuid)",
    "CREATE INDEX received_by_file ON received (sha256)",
    "CREATE INDEX desk_entry_by_call ON desk_entry (call, subject)",
    "CREATE INDEX desk_entry_by_subject ON desk_entry (subject)",
    """
CREATE TRIGGER received_content_stays BEFORE UPDATE ON received_content
BEGIN SELECT RAISE(ABORT, 'what a city sent stays as it is'); END""",
    """
CREATE TRIGGER received_content_comes AFTER INSERT ON received_content
BEGIN
  INSERT INTO search_stale SELECT -NEW.received, '', '', '' WHERE NOT EXISTS (
    SELECT 1 FROM search_stale WHERE (dossier, question, language, note) = (-NEW.received, '', '', '')
  );
END""",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make what is new; nothing that stood there is changed."""
    strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
    for table in _TABLES:
        connection.execute(table.strip() + strict)
    for statement in _MORE:
        connection.execute(statement.strip())
