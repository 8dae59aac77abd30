"""What is true about forms, calls and dossiers: pure Python, no library, no clock, no disk."""
