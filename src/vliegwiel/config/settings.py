# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's settings. What an administrator may set comes from config.environment; the rest is the product's choice."""

from datetime import timedelta
from pathlib import Path

from vliegwiel.config import environment, logs
from vliegwiel.kit.pages import security

ENVIRONMENT = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

DATA_FOLDER = ENVIRONMENT.data
SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
DEMO_MODE = ENVIRONMENT.demo
ALLOWED_HOSTS = ENVIRONMENT.hosts
BASE_URL = ENVIRONMENT.base_url
SMS_URL, SMS_TOKEN, SMS_SENDER = ENVIRONMENT.sms_url, ENVIRONMENT.sms_token, ENVIRONMENT.sms_sender

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "vliegwiel.config.apps.FlashConfig",  # django.contrib.messages, under a label that leaves `messages` to our module
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
    "vliegwiel.kit.events",
    "vliegwiel.kit.schedule",
    "vliegwiel.kit.pages",
    "vliegwiel.kit.folder",
    "vliegwiel.labels",
    "vliegwiel.places",
    "vliegwiel.accounts",
    "vliegwiel.messages",
    "vliegwiel.people",
    "vliegwiel.programme",
    "vliegwiel.site",
    # After ours, so that our templates of its pages come first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "vliegwiel.kit.snapshot.middleware",
    "vliegwiel.kit.pages.middleware.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "vliegwiel.config.urls"
WSGI_APPLICATION = "vliegwiel.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "vliegwiel.kit.pages.templatetags.pages",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "vliegwiel.kit.pages.frame.context",
            ],
        },
    }
]

FORM_RENDERER = "vliegwiel.kit.pages.widgets.Renderer"

DATABASES = {"default": environment.database(ENVIRONMENT)}
CACHES = {
    "default": {
        # Counts sign-in attempts for all web processes together; its table is made by a migration of accounts.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10000},
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = ENVIRONMENT.time_zone
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "vliegwiel.accounts.adapter.StaffAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {"add_webauthn": "vliegwiel.accounts.passkeys.AddPasskey", "edit_webauthn": "vliegwiel.accounts.passkeys.EditPasskey"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.secure
MFA_TOTP_ISSUER = "Vliegwiel"
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = timedelta(days=30)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "site:team-home"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.secure
CSRF_COOKIE_SECURE = ENVIRONMENT.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
if ENVIRONMENT.secure:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # sign-in attempts are counted per visitor, not for the proxy as a whole
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "vliegwiel.kit.pages.errors.csrf_failure"
CONTENT_SECURITY_POLICY = security.POLICY

DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
_mail = environment.mail(ENVIRONMENT)
EMAIL_BACKEND = _mail.pop("EMAIL_BACKEND")
globals().update(_mail)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = logs.dict_config(ENVIRONMENT.log_format)
logs.configure()
SILENCED_SYSTEM_CHECKS: list[str] = []
