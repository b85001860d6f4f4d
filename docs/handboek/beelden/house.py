# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bibliotheek Twenterand with an invented season, served on loopback in this process, as if it were one fixed afternoon."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[3]
MOMENT = datetime(2026, 11, 24, 13, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name of the standard library)
        """Says nothing."""


@contextmanager
def open_house() -> Iterator[str]:
    """Its address, as long as it is open. Its data are made anew and thrown away."""
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {
            "VLIEGWIEL_DATA": data,
            "VLIEGWIEL_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "vliegwiel.config.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
        }
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        from vliegwiel.cli import main
        from vliegwiel.kit import clock

        call_command("migrate", verbosity=0)
        with clock.at(MOMENT):
            for words in (["load", "--yes", str(ROOT / "libraries" / "twenterand")], ["demo"]):
                with suppress(SystemExit):
                    main(words)
        from vliegwiel.config.wsgi import application

        def at_that_moment(environ: dict[str, object], start: object) -> list[bytes]:
            with clock.at(MOMENT):
                return list(application(environ, start))

        server = make_server("127.0.0.1", 0, at_that_moment, _Server, _Silent)  # type: ignore[arg-type]  # a WSGI application all the same
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
