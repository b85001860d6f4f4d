# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The baseline as a WSGI application: bare Django over the same tables, without any middleware."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.plain_settings"
django.setup()
settings.MIDDLEWARE = []  # allauth only starts with its own in the list
application = WSGIHandler()
