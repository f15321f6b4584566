"""How gunicorn serves production. WEB_WORKERS and WEB_THREADS size it; PORT says where."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connections

from config.access_log import FORMAT, DiscreetLogger

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# The workers share what was loaded before they were forked.
preload_app = True
max_requests = 5000
max_requests_jitter = 500
timeout = 60
graceful_timeout = 30
control_socket_disable = True
accesslog = "-"
access_log_format = FORMAT
logger_class = DiscreetLogger

_MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
_tick: subprocess.Popen[bytes] | None = None


def when_ready(server: Any) -> None:
    """Start what has to happen every minute beside the web workers."""
    global _tick
    # The workers are forked next, and a forked process must not share its parent's connection.
    connections.close_all()
    _tick = subprocess.Popen([sys.executable, str(_MANAGE), "tick", "--forever"])


def on_exit(server: Any) -> None:
    """Take it down with the server."""
    if _tick is not None:
        _tick.terminate()
        _tick.wait(timeout=30)
