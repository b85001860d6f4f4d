# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings that an administrator gives, read from the environment once, with a sentence for each mistake."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo


class SettingsMistake(SystemExit):
    """A setting that cannot be right. Ends the program with the sentence, without a traceback."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"Setting {name}: {sentence}")


@dataclass(frozen=True)
class Environment:
    """All settings from outside. Paths are absolute; addresses are URLs; empty means not used."""

    data: Path
    database_url: str
    secret_key: str
    debug: bool
    demo: bool
    hosts: list[str]
    base_url: str
    secure: bool
    smtp_url: str
    mail_from: str
    sms_url: str
    sms_token: str
    sms_sender: str
    time_zone: str
    log_format: str


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Reads and checks the environment. Raises SettingsMistake."""
    data = Path(environ.get("VLIEGWIEL_DATA", "var")).expanduser().absolute()
    base_url = environ.get("VLIEGWIEL_URL", "").rstrip("/")
    if base_url and not base_url.startswith(("http://", "https://")):
        raise SettingsMistake("VLIEGWIEL_URL", "must start with http:// or https://, like https://bibliotheek.nl")
    sms_url = environ.get("VLIEGWIEL_SMS_URL", "")
    if sms_url and not sms_url.startswith(("http://", "https://")):
        raise SettingsMistake("VLIEGWIEL_SMS_URL", "must start with http:// or https://: the address of your provider")
    hosts = [host.strip() for host in environ.get("VLIEGWIEL_HOSTS", "").split(",") if host.strip()]
    log_format = environ.get("VLIEGWIEL_LOG", "text")
    if log_format not in {"text", "json"}:
        raise SettingsMistake("VLIEGWIEL_LOG", 'must be "text" or "json"')
    return Environment(
        data=data,
        database_url=environ.get("DATABASE_URL", ""),
        secret_key=environ.get("VLIEGWIEL_SECRET_KEY", "") or _kept_secret(data),
        debug=_flag(environ, "VLIEGWIEL_DEBUG"),
        demo=_flag(environ, "VLIEGWIEL_DEMO"),
        hosts=[*hosts, *([urlsplit(base_url).hostname or ""] if base_url else []), "localhost", "127.0.0.1", "[::1]"],
        base_url=base_url,
        secure=base_url.startswith("https://"),
        smtp_url=environ.get("VLIEGWIEL_SMTP", ""),
        mail_from=environ.get("VLIEGWIEL_MAIL_FROM", "bibliotheek@localhost"),
        sms_url=sms_url,
        sms_token=environ.get("VLIEGWIEL_SMS_TOKEN", ""),
        sms_sender=environ.get("VLIEGWIEL_SMS_SENDER", "Bibliotheek"),
        time_zone=_time_zone(environ.get("VLIEGWIEL_TIME_ZONE", "Europe/Amsterdam")),
        log_format=log_format,
    )


def _flag(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().lower()
    if value not in {"", "0", "1", "no", "yes", "false", "true"}:
        raise SettingsMistake(name, "must be 1 or 0")
    return value in {"1", "yes", "true"}


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise SettingsMistake("VLIEGWIEL_TIME_ZONE", "must be the name of a time zone, like Europe/Amsterdam") from error
    return name


def _port(address: SplitResult, name: str) -> int | None:
    try:
        return address.port
    except ValueError as error:
        raise SettingsMistake(name, "has a port that is no number from 0 to 65535") from error


def _kept_secret(data: Path) -> str:
    """A key made on first start and kept beside the data, so that a fresh machine needs no setting."""
    path = data / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise SettingsMistake("VLIEGWIEL_DATA", f"{path} cannot be read ({error.strerror})") from error
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)  # it will hold personal data
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as new:
            new.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        raise SettingsMistake("VLIEGWIEL_DATA", f"{data} cannot be written ({error.strerror})") from error
    return path.read_text(encoding="ascii").strip()


def database(environment: Environment) -> dict[str, object]:
    """The Django database setting: PostgreSQL when DATABASE_URL says so, else the SQLite file in the data folder."""
    if not environment.database_url:
        return _sqlite(environment.data / "vliegwiel.sqlite3")
    address = urlsplit(environment.database_url)
    if address.scheme == "sqlite":
        return _sqlite(Path("/" + unquote(address.path).lstrip("/")))
    if address.scheme not in {"postgres", "postgresql"}:
        raise SettingsMistake("DATABASE_URL", "must be postgresql://user:password@host:5432/name or sqlite:////path")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": unquote(address.hostname or ""),
        "PORT": str(_port(address, "DATABASE_URL") or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(address.query)),
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": path.with_name("test-" + path.name)},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def mail(environment: Environment) -> dict[str, object]:
    """Django's mail settings: SMTP from smtp://user:password@host:587, else files in the data folder."""
    if not environment.smtp_url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": environment.data / "mail",
        }
    address = urlsplit(environment.smtp_url)
    if address.scheme not in {"smtp", "smtps"} or not address.hostname:
        raise SettingsMistake("VLIEGWIEL_SMTP", "must be smtp://user:password@host:587 or smtps://…:465")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": _port(address, "VLIEGWIEL_SMTP") or (465 if address.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_SSL": address.scheme == "smtps",
        "EMAIL_USE_TLS": address.scheme == "smtp" and dict(parse_qsl(address.query)).get("tls") != "0",
        "EMAIL_TIMEOUT": 20,
    }
