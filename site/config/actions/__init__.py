"""What the installation does to itself: regular jobs, backup, restore."""
