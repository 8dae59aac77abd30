"""Fields: one widget per question type, the registry that finds them, and the frame around each question."""
