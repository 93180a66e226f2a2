"use strict";
// The values on the right. An entry is drawn again only when it has changed.

const FIELDS = byId("fields");
const ROWS = new Map(); // id of a value → its row
const drawn = new Map(); // id of an entry → { item, element }
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
  const add = make("button", { type: "button", class: "add", "data-part": number, "aria-label": `Add to ${partName(part)}` }, "+");
  const items = make("div", { class: "items" });
  const nested = part.path.length > 1;
  const element = make("section", { class: nested ? "part nested" : "part", "aria-labelledby": title.id }, title, add, items);
  return { element, items };
}

/** Draw a state. */
function drawFields(state, marks) {
  ROWS.clear();
  sections.forEach(({ element, items }, number) => {
    const own = state.items.filter((item) => item.part === number && item.leaves.length > 0);
    element.hidden = own.length === 0;
    const elements = own.map((item) => drawItem(item, itemName(state, item), marks));
    arrange(items, elements);
  });
}

/** Bring the children of a node into an order, touching only those that are not where they belong. */
function arrange(parent, elements) {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, n) => {
    if (parent.children[n] !== element) parent.insertBefore(element, parent.children[n] || null);
  });
}

function drawItem(item, name, marks) {
  const known = drawn.get(item.id);
  const kind = PARTS[item.part].shape === "list" ? "item entry" : "item";
  const element = known && known.item === item ? known.element : make("div", { class: kind, role: "group" });
  if (!known || known.item !== item) {
    drawn.set(item.id, { item, element });
    element.append(...item.leaves.map((leaf, n) => drawRow(item, leaf, item.leaves[n - 1], marks)));
  }
  element.setAttribute("aria-label", name);
  for (const row of element.children) ROWS.set(Number(row.dataset.leaf), row);
  return element;
}

function drawRow(item, leaf, before, marks) {
  const again = before !== undefined && before.key === leaf.key;
  const part = PARTS[item.part];
  const name = fieldName(part, leaf.key);
  const key = make("span", { class: "key", id: `k${leaf.id}` }, again ? make("span", { class: "heard" }, name) : name);
  const value = make(
    "button",
    { type: "button", class: "value", id: `v${leaf.id}`, tabindex: "-1", "aria-labelledby": `k${leaf.id} v${leaf.id}`, dir: "auto" },
    ...shown(String(leaf.value)),
  );
  const cell = make("div", { class: "cell" }, value);
  const row = make("div", { class: "row", "data-leaf": leaf.id }, key, cell);
  const change = marks.changes.get(leaf.id);
  const doubt = marks.doubts.get(leaf.origin);
  if (change) addTag(row, cell, change.op === "add" ? "added" : change.op === "move" ? "moved" : "edited", "changed");
  if (change && change.op !== "add" && change.old !== change.new) {
    cell.append(make("span", { class: "was" }, "was ", make("s", {}, ...shown(short(change.old, 80)))));
  }
  if (doubt && !change) addTag(row, cell, doubt, "doubt");
  return row;
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
  ROWS.get(id).querySelector(".cell").append(TOOLS);
}

/** List the corrections as they will stand in the JSON. */
function drawCorrections(changes) {
  byId("corrections").hidden = changes.length === 0;
  byId("corrections").querySelector("ul").replaceChildren(...changes.map(drawCorrection));
}

function drawCorrection(change) {
  const where = change.op === "move" ? `${pointerName(change.from)} → ${pointerName(change.path)}` : pointerName(change.path || change.from);
  const values = [];
  if (change.op !== "add" && change.old !== change.new) values.push(make("s", {}, ...shown(short(change.old, 80))), " ");
  if (change.op !== "remove") values.push(...shown(short(change.new, 80)));
  return make("li", {}, `${where}: `, ...values);
}

/** `/work/1/startDate` → `Work 2, start date`. */
function pointerName(pointer) {
  const steps = pointer.slice(1).split("/").map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
  const named = steps.map((step, n) => (/^\d+$/.test(step) ? ` ${Number(step) + 1}` : n === 0 ? words(step) : `, ${words(step).toLowerCase()}`));
  return named.join("");
}
