"""What one can do with dossiers: verbs that speak to ports, never to a library."""
