"""What lists and panels show, worked out without widgets: rows, next steps, opened files."""
