"""The guard's own screens: stating a reason, and files about children."""
