"use strict";
// The values on the right. An entry is drawn again only when it has changed, and a long document is drawn in slices, so that
// no key has to wait for all of it.

const FIELDS = byId("fields");
const SLICE = 10; // milliseconds
const ROWS = new Map(); // id of a value → its row, once that is drawn
const drawn = new Map(); // id of an entry → { item, element, marks, filled }
let waiting = []; // entries whose rows are still to be drawn
let timer;
const sections = PARTS.map((part, number) => drawSection(part, number));

const TOOLS = make(
  "div",
  { class: "tools", role: "group", "aria-label": "This value" },
  make("button", { type: "button", "data-act": "edit" }, "Edit"),
  make("button", { type: "button", "data-act": "move" }, "Move"),
  make("button", { type: "button", "data-act": "delete" }, "Delete"),
  make("button", { type: "button", "data-act": "delete-entry" }, "Delete entry"),
  make("a", { target: "_blank", rel: "noopener noreferrer" }, "Open"),
);

function drawSection(part, number) {
  const title = make("h3", { id: `part-${number}` }, partName(part));
  const label = `Add to ${partName(part)}`;
  const add = make("button", { type: "button", class: "add", "data-part": number, "aria-label": label }, "+");
  const items = make("div", { class: "items" });
  const nested = part.path.length > 1;
  const element = make("section", { class: nested ? "part nested" : "part", "aria-labelledby": title.id }, title, add, items);
  return { element, items };
}

/** Draw a state. */
function drawFields(state, marks) {
  ROWS.clear();
  waiting = [];
  sections.forEach(({ element, items }, number) => {
    const own = state.items.filter((item) => item.part === number && item.leaves.length > 0);
    element.hidden = own.length === 0;
    const elements = own.map((item) => drawItem(item, itemName(state, item), marks));
    arrange(items, elements);
  });
  drawWaiting();
}

function drawWaiting() {
  const until = performance.now() + SLICE;
  while (waiting.length > 0 && performance.now() < until) fill(waiting[0]);
  clearTimeout(timer);
  if (waiting.length > 0) timer = setTimeout(drawWaiting);
}

/** The row of a value, drawn now if it was not yet. */
function rowOf(id) {
  const entry = ROWS.has(id) ? undefined : waiting.find(({ item }) => item.leaves.some((leaf) => leaf.id === id));
  if (entry) fill(entry);
  return ROWS.get(id);
}

const shownIds = (state) => allLeaves(state).map(({ leaf }) => leaf.id);

/** Bring the children of a node into an order, touching only those that are not where they belong. */
function arrange(parent, elements) {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, n) => {
    if (parent.children[n] !== element) parent.insertBefore(element, parent.children[n] || null);
  });
}

function drawItem(item, name, marks) {
  let entry = drawn.get(item.id);
  if (!entry || entry.item !== item) {
    const kind = PARTS[item.part].shape === "list" ? "item entry" : "item";
    entry = { item, element: make("div", { class: kind, role: "group" }), marks, filled: false };
    drawn.set(item.id, entry);
  }
  entry.element.setAttribute("aria-label", name);
  if (entry.filled) keepRows(entry);
  else waiting.push(entry);
  return entry.element;
}

function fill(entry) {
  const { leaves } = entry.item;
  entry.element.append(...leaves.map((leaf, n) => drawRow(entry.item, leaf, leaves[n - 1], entry.marks)));
  entry.filled = true;
  waiting = waiting.filter((other) => other !== entry);
  keepRows(entry);
}

function keepRows({ element }) {
  for (const row of element.children) ROWS.set(Number(row.dataset.leaf), row);
}

// Copied for each value, which is several times faster than making its elements one by one.
const ROW = make(
  "div",
  { class: "row" },
  make("span", { class: "key" }),
  make("div", { class: "cell" }, make("button", { type: "button", class: "value", tabindex: "-1", dir: "auto" })),
);

function drawRow(item, leaf, before, marks) {
  const row = ROW.cloneNode(true);
  const [key, cell] = row.children;
  const value = cell.firstChild;
  const name = fieldName(PARTS[item.part], leaf.key);
  row.dataset.leaf = leaf.id;
  key.id = `k${leaf.id}`;
  key.append(before !== undefined && before.key === leaf.key ? make("span", { class: "heard" }, name) : name);
  value.id = `v${leaf.id}`;
  value.setAttribute("aria-labelledby", `${key.id} ${value.id}`);
  value.append(...linesIn(String(leaf.value)));
  const change = marks.changes.get(leaf.id);
  const doubt = marks.doubts.get(leaf.origin);
  if (change) addChange(row, cell, change);
  else if (doubt) addTag(row, cell, doubt, "doubt");
  return row;
}

/** A text as nodes; its lines stand apart, so that they can be told from one that goes over the edge. */
function linesIn(text) {
  const lines = text.split("\n");
  return lines.length === 1 ? shown(text) : lines.map((line) => make("span", { class: "line" }, ...shown(line)));
}

const DONE = { add: "added", move: "moved", replace: "edited" };

function addChange(row, cell, change) {
  addTag(row, cell, DONE[change.op], "changed");
  if (change.op === "add" || change.old === change.new) return;
  cell.append(make("span", { class: "was" }, "was ", make("s", {}, ...shown(short(change.old, 80)))));
}

function addTag(row, cell, text, kind) {
  row.dataset[kind] = text;
  cell.append(make("span", { class: `tag ${kind}` }, text));
}

/** Put the tools beside a value. */
function showTools(state, id) {
  const { item, leaf } = findLeaf(state, id);
  const part = PARTS[item.part];
  TOOLS.querySelector("[data-act=delete-entry]").hidden = part.shape !== "list";
  const address = linkOf(fieldOf(part, leaf.key), leaf.value);
  const link = TOOLS.querySelector("a");
  link.hidden = address === null;
  if (address === null) link.removeAttribute("href");
  else link.href = address;
  rowOf(id).querySelector(".cell").append(TOOLS);
}

/** List the corrections as they will stand in the JSON. */
function drawCorrections(changes) {
  byId("corrections").hidden = changes.length === 0;
  byId("corrections").querySelector("ul").replaceChildren(...changes.map(drawCorrection));
}

function drawCorrection(change) {
  const places = change.op === "move" ? [change.from, change.path] : [change.path || change.from];
  const values = [];
  if (change.op !== "add" && change.old !== change.new) values.push(make("s", {}, ...shown(short(change.old, 80))), " ");
  if (change.op !== "remove") values.push(...shown(short(change.new, 80)));
  return make("li", {}, `${places.map(pointerName).join(" → ")}: `, ...values);
}

/** `/work/1/startDate` → `Work 2, start date`. */
function pointerName(pointer) {
  const steps = pointer.slice(1).split("/").map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
  const name = (step) => (/^\d+$/.test(step) ? ` ${Number(step) + 1}` : `, ${words(step).toLowerCase()}`);
  return words(steps[0]) + steps.slice(1).map(name).join("");
}
