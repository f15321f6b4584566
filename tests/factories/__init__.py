"""Records for tests: each made whole with as little said as possible."""
