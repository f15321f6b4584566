"""What the templates of public pages are given: words and addresses, nothing to work out."""
