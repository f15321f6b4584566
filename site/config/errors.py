"""What this folder raises; each message is a sentence with its remedy."""


class ConfigError(Exception):
    """Something about the installation that cannot be done as asked."""


class BackupRefused(ConfigError):
    """No backup was written; the sentence says what to do first."""


class RestoreRefused(ConfigError):
    """Nothing was restored; the sentence says why and what to do."""
