"""The parts of the linter; lint.py runs them all."""
