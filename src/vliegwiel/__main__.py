# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets `python -m vliegwiel` do what the command `vliegwiel` does."""

from vliegwiel.cli import main

if __name__ == "__main__":
    main()
