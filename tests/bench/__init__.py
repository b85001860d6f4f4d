# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measurements of `make bench`. Each figure is a ratio against a baseline timed in the same run on the same machine."""
