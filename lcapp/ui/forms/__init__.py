"""The pieces of the screen on which a form is written."""
