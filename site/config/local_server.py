"""Serves the site and runs tick on one person's machine, all from one Python start-up."""

import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

HOST = "127.0.0.1"
SECONDS_TO_ANSWER = 60


def is_taken(port: int) -> bool:
    """Whether something on this machine already listens there."""
    with socket.socket() as probe:
        # As the server will: a port that only rests after its last use is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


class LocalServer(BaseApplication):
    """gunicorn around an application that is loaded already: its workers are only forked."""

    def __init__(self, application: Any, *, port: int) -> None:
        self.application = application
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{HOST}:{self.port}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application


def serve_with(companion: Callable[[], None], *, application: Any, port: int) -> None:
    """Serve until Ctrl-C; the companion runs in a process of its own and ends with the server."""
    child = os.fork()
    if child == 0:
        _run_companion(companion, server=os.getppid())
    try:
        LocalServer(application, port=port).run()
    finally:
        _end(child)


def wait_until_it_answers(port: int) -> bool:
    """Whether /healthz said yes within a minute."""
    for _ in range(SECONDS_TO_ANSWER * 10):
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.1)
    return False


def _run_companion(companion: Callable[[], None], *, server: int) -> None:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    threading.Thread(target=_end_without, args=[server], daemon=True).start()
    status = 1
    try:
        companion()
        status = 0
    except KeyboardInterrupt:
        status = 0
    finally:
        os._exit(status)


def _end_without(server: int) -> None:
    while os.getppid() == server:
        time.sleep(1)
    os._exit(0)


def _end(child: int) -> None:
    try:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        pass  # it had ended, and gunicorn may have collected it
