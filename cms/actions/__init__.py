"""Changes to public pages, one verb a file."""
