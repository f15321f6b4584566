"""The register's screens in the admin, each described to the guard."""
