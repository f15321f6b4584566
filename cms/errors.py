"""What public pages refuse, in a sentence that says what to do."""


class CmsError(Exception):
    """Something about public pages that cannot be done; the message is for whoever asked."""


class PolicyFileError(CmsError):
    """A policy's file that cannot be read or holds no policy."""
