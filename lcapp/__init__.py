"""LCApp: learning-city applications, written offline, printed right."""

__version__ = "0.1.0"
