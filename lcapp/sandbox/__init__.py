"""The limited child process: opens, checks and re-encodes what strangers wrote."""
