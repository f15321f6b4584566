"""Rules of the guard that need no Django: arguments in, answer out."""
