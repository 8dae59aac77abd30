"""The Commission's desk in the window."""
