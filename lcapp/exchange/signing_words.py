"""Five words of a key, for two people who compare them on the telephone.

Each word stands for nine bits. They come from a slow hash, so that nobody finds another key with the same
words by trying: 45 bits, each try as dear as twenty thousand.
"""

import hashlib
from pathlib import Path

WORDS = 512
FIVE = 5
_TIMES = 20_000
_SALT = b"lcapp-words-v1"
_BITS = 9


def read_words(path: Path) -> tuple[str, ...]:
    """The list: 512 words, one a line; their order never changes."""
    words = tuple(path.read_text("ascii").split())
    if len(words) != WORDS or len(set(words)) != WORDS:
        raise ValueError("the list of words must hold 512 different ones")
    return words


def five_words(key: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a public key.

    Args:
        key: 64 hex digits.
        words: From `read_words`.
    """
    made = hashlib.pbkdf2_hmac("sha256", bytes.fromhex(key), _SALT, _TIMES, 8)
    number = int.from_bytes(made, "big")
    return tuple(words[(number >> (_BITS * place)) % WORDS] for place in range(FIVE))
