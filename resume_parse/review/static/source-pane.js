"use strict";
// The document on the left: which of its characters a value was read from, and which values a line holds.

const SOURCE = byId("source");
const ORIGINS = Object.keys(EVIDENCE);
const LINES = [...SOURCE.querySelectorAll("li")];

// Numbers of pointers → the runs that were read for them.
const RUNS = new Map();
for (const run of SOURCE.querySelectorAll("[data-values]")) {
  for (const number of originNumbers(run)) {
    if (!RUNS.has(ORIGINS[number])) RUNS.set(ORIGINS[number], []);
    RUNS.get(ORIGINS[number]).push(run);
  }
}

function originNumbers(run) {
  return run.getAttribute("data-values").split(" ").map(Number);
}

const lineElement = (number) => LINES[number - 1];
const numberOf = (line) => Number(line.id.slice(1));

/** The elements of the source that a value comes from. */
function placesOf(leaf) {
  const runs = leaf.origin === null ? [] : RUNS.get(leaf.origin) || [];
  const own = leaf.gone.length === 0 ? runs : runs.filter((run) => !leaf.gone.includes(numberOf(run.closest("li"))));
  return [...own, ...leaf.lines.map(lineElement)];
}

/** The values that were read from a run, or taken from its line, shortest first. */
function leavesOfRun(state, run) {
  const found = leavesAt(state, [run], numberOf(run.closest("li")));
  return found.sort((a, b) => String(a.leaf.value).length - String(b.leaf.value).length);
}

/** The values that a line holds. */
function leavesOfLine(state, number) {
  return leavesAt(state, [...lineElement(number).querySelectorAll("[data-values]")], number);
}

function leavesAt(state, runs, number) {
  const origins = new Set(runs.flatMap(originNumbers).map((n) => ORIGINS[n]));
  const isHere = (leaf) => origins.has(leaf.origin) && !leaf.gone.includes(number);
  return allLeaves(state).filter(({ leaf }) => isHere(leaf) || leaf.lines.includes(number));
}

/** The line in which text is selected, and that text; null where none is. */
function selectedText() {
  const selection = document.getSelection();
  const text = selection.toString().trim();
  const line = text && selection.anchorNode.parentElement.closest("#source li");
  return line && line.contains(selection.focusNode) ? { number: numberOf(line), text } : null;
}

/** What a person would want of a line: the text selected in it, else what was read from it, else all of it. */
function textOfLine(number) {
  const chosen = selectedText();
  if (chosen && chosen.number === number) return chosen.text;
  const element = lineElement(number);
  const read = [...element.querySelectorAll("[data-values]")].map((run) => run.textContent.trim()).join(" ");
  return read || element.querySelector(".text").textContent.trim();
}

/** A text by its letters and digits alone: how a source line and the value read from it are alike. */
function folded(text) {
  return String(text).normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
