"""How numbers are written in page content."""


def number(value: float) -> str:
    """At most two decimals, no needless zeros, never an exponent."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
