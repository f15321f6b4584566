"""The backup archive: its format, and how each kind of database goes into it and comes out."""
