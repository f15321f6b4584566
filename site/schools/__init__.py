"""Trusts, schools, the people in them, their calendar, and what other folders register here."""
