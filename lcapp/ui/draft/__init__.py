"""The parts of the draft screen: section list, pages of questions, and the panels beside them."""
