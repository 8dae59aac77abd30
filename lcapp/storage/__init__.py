"""SQLite and files: the adapters that keep what the officer writes."""
