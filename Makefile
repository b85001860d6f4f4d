# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
#
# The few commands of this folder. Written for GNU make 3.81 and later, so that macOS can use it as it comes.

PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench lock translations

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: ## Start Bibliotheek Twenterand with a played season, on PORT (8000)
	@tools/environment base
	@VLIEGWIEL_DEMO=$${VLIEGWIEL_DEMO:-1} exec $(BIN)/vliegwiel serve --host 127.0.0.1 --port $(PORT) --first-run libraries/twenterand

test: ## Run all tests: SQLite, and PostgreSQL and the browser where they are found
	@tools/environment dev
	@exec tools/test

check: ## Look at the code without running it: lint, types, boundaries, licences, templates, migrations
	@tools/environment dev
	@exec tools/check

fix: ## Mend what the linter can mend by itself, and format
	@tools/environment dev
	@$(BIN)/ruff check --fix --exit-zero --quiet . >/dev/null
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet .

bench: ## Measure, and write one line per figure to var/bench.jsonl
	@tools/environment dev
	@exec $(BIN)/python -m tests.bench

translations: ## Collect sentences from code and templates, and compile the translations
	@tools/environment dev
	@exec tools/translations

lock: ## Write requirements/*.txt anew; needs uv
	@tools/lock
