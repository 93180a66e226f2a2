"use strict";
// What is pointed at (`hot`) and what is selected (`now`), on both sides.

const Picked = { leaf: null, line: null };
const lit = { hot: [], now: [] };

/** Light up values and the places that they come from; `kind` is `hot` or `now`, `line` a line to light up with them. */
function light(kind, found, line = null) {
  for (const element of lit[kind]) element.classList.remove(kind);
  const elements = found.flatMap(({ leaf }) => [rowOf(leaf.id), ...placesOf(leaf)]);
  lit[kind] = [...new Set([...elements, ...(line === null ? [] : [lineElement(line)])])].filter(Boolean);
  for (const element of lit[kind]) element.classList.add(kind);
}

/** Select a value: it gets the focus, its tools, and comes into view on both sides. */
function selectLeaf(id, { focus = true } = {}) {
  const found = findLeaf(Steps.state, id);
  if (!found || !closeEditor()) return;
  Object.assign(Picked, { leaf: id, line: null });
  light("now", [found]);
  showTools(Steps.state, id);
  setStop(FIELDS, rowOf(id).querySelector(".value"), focus);
  reveal(FIELDS, rowOf(id));
  reveal(SOURCE, placesOf(found.leaf)[0]);
}

/** Select a line of the source. */
function selectLine(number, { focus = true } = {}) {
  if (!closeEditor()) return;
  const found = leavesOfLine(Steps.state, number);
  Object.assign(Picked, { leaf: null, line: number });
  light("now", found, number);
  TOOLS.remove();
  setStop(SOURCE, lineElement(number).querySelector(".no"), focus);
  reveal(SOURCE, lineElement(number));
  if (found.length > 0) reveal(FIELDS, rowOf(found[0].leaf.id));
}

/** After a new drawing: what was selected is selected still, if it is there. */
function keepSelection() {
  const found = Picked.leaf !== null && findLeaf(Steps.state, Picked.leaf);
  if (found) {
    light("now", [found]);
    showTools(Steps.state, Picked.leaf);
    setStop(FIELDS, rowOf(Picked.leaf).querySelector(".value"), false);
  } else if (Picked.leaf !== null) {
    Picked.leaf = null;
    light("now", []);
  }
  if (!FIELDS.querySelector(".value[tabindex='0']")) setStop(FIELDS, FIELDS.querySelector(".value"), false);
}

/** Make an element the one of its pane that the Tab key stops at. */
function setStop(pane, element, focus) {
  const before = pane.querySelector("[tabindex='0']");
  if (before) before.tabIndex = -1;
  if (!element) return;
  element.tabIndex = 0;
  if (focus) element.focus({ preventScroll: true });
}

/** Scroll a pane so that an element of it can be seen; again in the next frames, when what came into sight is laid out. */
function reveal(pane, element, frames = 3) {
  if (!element || !element.isConnected) return;
  bringIntoView(pane, element);
  if (frames > 0) requestAnimationFrame(() => reveal(pane, element, frames - 1));
}

function bringIntoView(pane, element) {
  const frame = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const room = Math.min(60, frame.height / 5);
  if (box.top < frame.top + room || box.bottom > frame.bottom - room) {
    pane.scrollTop += box.top - frame.top - Math.max(room, (frame.height - box.height) / 2);
  }
}

/** Go to the next value or line, or the one before: `step` is 1 or -1. */
function walk(step) {
  if (inSource()) {
    const next = (Picked.line || 0) + step;
    if (next >= 1 && next <= LINES.length) selectLine(next);
    return;
  }
  const ids = shownIds(Steps.state);
  const at = ids.indexOf(Picked.leaf);
  const next = at < 0 ? 0 : at + step;
  if (next >= 0 && next < ids.length) selectLeaf(ids[next]);
}

const inSource = () => SOURCE.contains(document.activeElement);

/** Go from the fields to the source and back, staying with what is selected. */
function crossOver() {
  if (inSource()) {
    const here = leavesOfLine(Steps.state, Picked.line || 1)[0];
    selectLeaf(here ? here.leaf.id : shownIds(Steps.state)[0]);
  } else {
    const found = Picked.leaf !== null && findLeaf(Steps.state, Picked.leaf);
    selectLine((found && linesOf(found.leaf)[0]) || 1);
  }
}

SOURCE.addEventListener("pointerover", (event) => {
  const run = event.target.closest("[data-values]");
  const line = event.target.closest(".no") && event.target.closest("li");
  if (run) light("hot", leavesOfRun(Steps.state, run));
  else if (line) light("hot", leavesOfLine(Steps.state, numberOf(line)), numberOf(line));
  else light("hot", []);
});

FIELDS.addEventListener("pointerover", (event) => {
  const row = event.target.closest(".row");
  light("hot", row ? [findLeaf(Steps.state, Number(row.dataset.leaf))] : []);
});

for (const pane of [SOURCE, FIELDS]) pane.addEventListener("pointerleave", () => light("hot", []));

SOURCE.addEventListener("click", (event) => {
  const run = event.target.closest("[data-values]");
  const line = event.target.closest("li");
  // Whoever has selected text wants that text.
  if (!line || !document.getSelection().isCollapsed) return;
  const number = numberOf(line);
  if (event.target.closest(".no")) {
    const again = Picked.line === number || event.detail === 0;
    selectLine(number);
    if (again) placeLine(number);
  } else if (run) {
    const found = leavesOfRun(Steps.state, run);
    const at = found.findIndex(({ leaf }) => leaf.id === Picked.leaf);
    if (found.length > 0) selectLeaf(found[(at + 1) % found.length].leaf.id);
  } else {
    selectLine(number);
  }
});

FIELDS.addEventListener("click", (event) => {
  const value = event.target.closest(".value");
  if (!value) return;
  const id = Number(value.closest(".row").dataset.leaf);
  const again = Picked.leaf === id || event.detail === 0;
  selectLeaf(id);
  if (again) openEditor(id);
});
