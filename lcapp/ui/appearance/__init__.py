"""How the window looks: tokens, palette, type, icons and plain labels."""
