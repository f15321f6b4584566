"""Serving the demo on one machine."""

import socket

from config.local_server import is_taken


def test_a_port_somebody_listens_on_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert is_taken(other.getsockname()[1])


def test_a_port_nobody_listens_on_is_free():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

    assert not is_taken(port)
