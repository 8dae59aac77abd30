"""What leaves for other programs: answers as plain text and as a Word file."""
