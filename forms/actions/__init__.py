"""What is done to forms, drafts and submissions: one verb a file."""
