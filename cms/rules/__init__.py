"""Rules of public pages: arguments in, answer out; no Django."""
