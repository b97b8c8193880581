"""Production web server: `gunicorn --config deploy/gunicorn.py`; every number can be set from the environment."""

import os

from django.core.management import call_command

wsgi_app = "config.wsgi"
bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_PROCESSES", "3"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 5000  # a process starts afresh now and then
max_requests_jitter = 500
limit_request_line = 8190
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
control_socket_disable = True
accesslog = None  # the proxy logs requests, without addresses of people where the city decides so
errorlog = "-"


def on_starting(server: object) -> None:
    """Refuse to start with settings that would do harm."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    call_command("check")
