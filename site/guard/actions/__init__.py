"""Writing private rows: check, write, log, in one transaction."""
