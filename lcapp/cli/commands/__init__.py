"""One file for each family of verbs, each with `add_parser` and `run`."""
