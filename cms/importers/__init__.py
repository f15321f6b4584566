"""Reads other people's files into what public pages hold."""
