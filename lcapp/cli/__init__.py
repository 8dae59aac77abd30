"""The command line: the same program without a window.

`main` reads the words, `commands` holds one file for each family of verbs, `output` writes text or JSON,
`shapes` says how things look in JSON.
"""
