"""site/config/log_filter.py: a link that opens something is never written down."""

import logging

from config.log_filter import DiscreetFilter


def line(text, *args):
    record = logging.LogRecord("django.request", logging.WARNING, "x", 1, text, args, None)
    assert DiscreetFilter().filter(record)
    return record.getMessage()


def test_a_one_time_link_is_starred_out_of_a_log_line():
    assert line("Not Found: %s", "/l/abc123SECRET/step/") == "Not Found: /l/***/step/"


def test_other_addresses_stay_readable():
    assert line("Not Found: %s", "/harbour/lost/") == "Not Found: /harbour/lost/"


def test_an_invitations_link_is_starred_out_of_a_log_line():
    said = line("Gone: %s", "https://school.example/welcome/MQ/d1-SECRET/")

    assert said == "Gone: https://school.example/welcome/MQ/***/"
