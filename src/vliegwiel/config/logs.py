# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logs: lines on stderr, for people or as JSON. An address may hold a resident's link, so the log names the route instead."""

import logging
import sys

import structlog

_STEPS: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


class RouteNotPath(logging.Filter):
    """Replaces the path in Django's lines about a request by its route: `mijn/<token>/`, never the token."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every line through, without the request in it."""
        request = record.__dict__.pop("request", None)
        match = getattr(request, "resolver_match", None)
        if request is not None and isinstance(record.args, tuple) and record.args:
            route = match.route if match else "(unknown address)"
            record.args = (*record.args[:-1], route)
        return True


def dict_config(kind: str) -> dict[str, object]:
    """Django's LOGGING: everything from WARNING on, failing requests from ERROR on. `kind` is text or json."""
    renderer = (
        structlog.processors.JSONRenderer()
        if kind == "json"
        else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], drop_missing=True, bool_as_flag=False)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"route": {"()": RouteNotPath}},
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _STEPS,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line", "filters": ["route"]}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "vliegwiel": {"level": "INFO"},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }


def configure() -> None:
    """Sends structlog's lines the way of the standard library, so that there is one format and one stream."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_STEPS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
