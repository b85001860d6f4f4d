# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What publiccode.yml 0.7 asks for, as far as this project uses it."""

from collections.abc import Iterator, Mapping

MANDATORY = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
)
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
}
MAINTENANCE = {"internal", "contract", "community", "none"}


def faults(given: Mapping[str, object], *, version: str) -> list[str]:
    return list(_faults(given, version))


def _faults(given: Mapping[str, object], version: str) -> Iterator[str]:
    yield from (f"{key} is missing" for key in MANDATORY if not given.get(key))
    if given.get("softwareVersion") != version:
        yield f"softwareVersion is {given.get('softwareVersion')}, the release is {version}"
    if not str(given.get("publiccodeYmlVersion", "")).startswith("0."):
        yield "publiccodeYmlVersion is unknown"
    if given.get("developmentStatus") not in STATUSES:
        yield "developmentStatus is none of those known"
    if given.get("softwareType") not in TYPES:
        yield "softwareType is none of those known"
    yield from _described(given.get("description"))
    yield from _kept(given)


def _kept(given: Mapping[str, object]) -> Iterator[str]:
    """Under which licence, by whom, and in which languages."""
    legal, maintenance, localisation = given.get("legal"), given.get("maintenance"), given.get("localisation")
    if isinstance(legal, Mapping) and legal.get("license") != "EUPL-1.2":
        yield "legal.license is not EUPL-1.2"
    if isinstance(maintenance, Mapping):
        if maintenance.get("type") not in MAINTENANCE:
            yield "maintenance.type is none of those known"
        if maintenance.get("type") in {"internal", "community"} and not maintenance.get("contacts"):
            yield "maintenance.contacts is missing"
    if isinstance(localisation, Mapping):
        if not isinstance(localisation.get("localisationReady"), bool):
            yield "localisation.localisationReady is not true or false"
        if not {"nl", "en"} <= set(localisation.get("availableLanguages") or ()):
            yield "localisation.availableLanguages misses nl or en"


def _described(description: object) -> Iterator[str]:
    if not isinstance(description, Mapping):
        return
    for language in ("nl", "en"):
        text = description.get(language)
        if not isinstance(text, Mapping):
            yield f"description.{language} is missing"
            continue
        short, long = str(text.get("shortDescription", "")), str(text.get("longDescription", ""))
        if not 1 <= len(short) <= 150:
            yield f"description.{language}.shortDescription has {len(short)} characters, not 1 to 150"
        if not 150 <= len(long) <= 10_000:
            yield f"description.{language}.longDescription has {len(long)} characters, not 150 to 10,000"
        if not text.get("features"):
            yield f"description.{language}.features is missing"
