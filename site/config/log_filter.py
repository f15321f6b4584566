"""Keeps one-time links out of every log line, whoever writes it."""

import logging
import re

from config.access_log import without_secrets

WORD_WITH_PATH = re.compile(r"/(?:l|welcome)/\S+")


class DiscreetFilter(logging.Filter):
    """Stars out the secret of a one-time link in a line's text and arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _without(record.getMessage())
        record.args = None
        return True


def _without(text: str) -> str:
    return WORD_WITH_PATH.sub(lambda found: without_secrets(found[0]), text)
