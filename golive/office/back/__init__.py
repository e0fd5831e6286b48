"""Workbooks that come back filled in: read, merged by row and field, made into edits.

The hidden sheet Snapshot, written at export, carries what every cell held when the file left.
`read_apart` reads a stranger's file, `merge_books` says what files would change, `decided` makes
a conflict a change, `edits` gives what is written when changes are taken.
"""
