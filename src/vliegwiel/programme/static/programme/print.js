/*
 * SPDX-FileCopyrightText: 2026 Vliegwiel contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * Shows the print button and lets it print. Without this file the browser's own menu prints.
 */
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
