"""Who may give which post, and what a post opens in the editor: tables and plain functions."""
