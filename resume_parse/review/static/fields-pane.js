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
    // Moving nodes that are in place would take the focus from them.
    if (elements.length !== items.children.length || elements.some((one, n) => one !== items.children[n])) {
      items.replaceChildren(...elements);
    }
  });
}

function drawItem(item, name, marks) {
  const known = drawn.get(item.id);
  const element = known && known.item === item ? known.element : make("div", { class: "item", role: "group" });
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
