"""What may happen to a concern and a place on the register, and when; no Django here."""
