"use strict";
// Keys. Those of one letter can be switched off, for people whose software types letters of its own.

const LETTERS = {
  n: () => stepDoubt(1),
  p: () => stepDoubt(-1),
  N: () => stepDoubt(1, isSerious),
  P: () => stepDoubt(-1, isSerious),
  j: () => walk(1),
  k: () => walk(-1),
  s: crossOver,
  e: () => (Picked.leaf === null ? moveSelected() : openEditor(Picked.leaf)),
  m: moveSelected,
  x: deleteLeaf,
  X: deleteEntry,
  a: addValueHere,
  u: () => Steps.undo(),
  U: () => Steps.redo(),
  d: downloadNow,
  "?": showHelp,
};

const NAMED = {
  ArrowDown: () => walk(1),
  ArrowUp: () => walk(-1),
  Delete: deleteLeaf,
};

const WITH_CONTROL = {
  z: () => Steps.undo(),
  Z: () => Steps.redo(),
  y: () => Steps.redo(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (typing || event.defaultPrevented || event.isComposing || event.altKey) return;
  const table = event.ctrlKey || event.metaKey ? WITH_CONTROL : { ...(byId("single-keys").checked ? LETTERS : {}), ...NAMED };
  const act = Object.hasOwn(table, event.key) ? table[event.key] : undefined;
  const inPanes = SOURCE.contains(event.target) || FIELDS.contains(event.target) || event.target === document.body;
  if (act === undefined || (event.key in NAMED && !inPanes)) return;
  event.preventDefault();
  act();
});
