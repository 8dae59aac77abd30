"""What the merge screen, the comparison and the handing out of sections are made of."""
