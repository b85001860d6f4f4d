/*
 * SPDX-FileCopyrightText: 2026 Vliegwiel contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * Enhancements only: every page works without this file. Reads the page aloud.
 */
"use strict";

(() => {
  for (const printer of document.querySelectorAll("[data-print]")) {
    printer.hidden = false;
    printer.addEventListener("click", () => window.print());
  }

  const button = document.querySelector("[data-read-aloud]");
  if (!button || !("speechSynthesis" in window)) return;
  const voice = window.speechSynthesis;
  const label = button.querySelector("span");
  const start = label.textContent;
  let waiting = [];

  const texts = () =>
    [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, th, td, label, legend)")]
      .filter((part) => part.offsetParent !== null && !part.closest("[data-read-aloud], .tools, .hidden-text"))
      .filter((part) => !part.querySelector("h1, h2, h3, p, li, dt, dd, label"))
      .map((part) => part.innerText.trim())
      .filter(Boolean);

  const stop = () => {
    waiting = [];
    voice.cancel();
    label.textContent = start;
  };

  // One short piece at a time: some browsers fall silent halfway through a long text.
  const next = () => {
    const text = waiting.shift();
    if (!text) return stop();
    const piece = new SpeechSynthesisUtterance(text);
    piece.lang = document.documentElement.lang;
    piece.rate = 0.95;
    piece.onend = () => waiting.length ? next() : stop();
    voice.speak(piece);
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    if (label.textContent !== start) return stop();
    label.textContent = button.dataset.stop;
    waiting = texts();
    next();
  });
  window.addEventListener("pagehide", () => voice.cancel());
})();
