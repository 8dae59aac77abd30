"""The limited child process: opens, checks and re-encodes what strangers wrote, so that this process need not."""
