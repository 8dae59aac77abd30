"""Charts painted in the window: what the pages of a record show, in the colours of the look."""
