"""Dossier to pages: snapshot, blocks, flowables, file."""
