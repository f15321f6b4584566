"""The access test's parts: the URLs there are, the people who try them, the world they try."""
