"""What changes people, posts and schools: one verb a file."""
