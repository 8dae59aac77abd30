"""Spelling in the boxes of long answers: underlines, suggestions, words somebody adds."""
