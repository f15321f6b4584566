"""Other people's files, read and checked whole before anything is written."""
