"use strict";
// What parts a résumé has, what fields a part, and how they are called here.

/** The fields of a part that hold values of their own. */
function ownFields(part) {
  return part.fields.filter((field) => field.kind !== "part" && field.kind !== "first");
}

/** The field of a key; what labels of a person stand for is always a text. */
function fieldOf(part, key) {
  return part.shape === "map" ? { key, kind: "text" } : part.fields.find((field) => field.key === key);
}

function partName(part) {
  return words(part.path[part.path.length - 1]);
}

function fieldName(part, key) {
  return part.shape === "map" ? key : words(key);
}

/** `Work 2`: an entry by its number among those of its part. */
function itemName(state, item) {
  const part = PARTS[item.part];
  if (part.shape !== "list") return partName(part);
  return `${partName(part)} ${state.items.filter((other) => other.part === item.part).indexOf(item) + 1}`;
}

/** `Work 2 · Quarry GmbH`: with what stands first in it. */
function itemTitle(state, item) {
  const first = PARTS[item.part].shape === "list" && item.leaves[0];
  return first ? `${itemName(state, item)} · ${short(first.value, 30)}` : itemName(state, item);
}

/** `Work 2, start date`. */
function leafName(state, { item, leaf }) {
  const part = PARTS[item.part];
  const name = fieldName(part, leaf.key);
  const plain = part.shape === "map" || leaf.key === "url" ? name : name.toLowerCase();
  return `${itemName(state, item)}, ${plain}`;
}
