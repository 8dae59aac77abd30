"""What the city's records do in the window: offers beside questions, places of facts, the mayor's page."""
