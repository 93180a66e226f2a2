"use strict";
// The doubts of the parser, marked on both sides and stepped through.

const DOUBTS = DATA.doubts;
const DOUBTED = new Map(); // pointer → the kind of doubt
let doubtAt = -1;

const isSerious = (doubt) => doubt.kind !== "medium";

for (const doubt of DOUBTS) {
  if (doubt.pointer) DOUBTED.set(doubt.pointer, doubt.kind);
  const line = doubt.line && lineElement(doubt.line);
  if (line && (isSerious(doubt) || !line.dataset.doubt)) line.dataset.doubt = doubt.kind;
}

/** Go to the next doubt, or the one before: `step` is 1 or -1; from the last to the first. */
function stepDoubt(step, counts = () => true) {
  if (!DOUBTS.some(counts)) return say(DOUBTS.length === 0 ? "There are no doubts." : "There are no serious doubts.");
  if (doubtAt < 0 && step < 0) doubtAt = 0;
  do doubtAt = (doubtAt + step + DOUBTS.length) % DOUBTS.length;
  while (!counts(DOUBTS[doubtAt]));
  const doubt = DOUBTS[doubtAt];
  const found = doubt.pointer && leafOfPointer(doubt.pointer);
  if (found) selectLeaf(found.leaf.id);
  else if (doubt.line) selectLine(doubt.line);
  byId("doubt-count").textContent = `${doubtAt + 1} of ${DOUBTS.length}`;
  const place = [found && leafName(Steps.state, found), doubt.line && `line ${doubt.line}`].filter(Boolean).join(", ");
  return say(place ? `${place}: ${doubt.message}` : doubt.message);
}

/** The value of a pointer of the parse, or the first value of the entry that it names. */
function leafOfPointer(pointer) {
  const all = allLeaves(Steps.state).filter(({ leaf }) => leaf.origin !== null);
  return all.find(({ leaf }) => leaf.origin === pointer) || all.find(({ leaf }) => leaf.origin.startsWith(`${pointer}/`));
}
