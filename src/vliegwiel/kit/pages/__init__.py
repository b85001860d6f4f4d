# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page shares: frame, components, theme, drawings, languages, error pages. The front door is public.py."""
