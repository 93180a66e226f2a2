"use strict";
// The résumé as it stands now. A state is never changed: each correction makes a new one, so undoing is going back.
//
//   state  { items }                       in the order of the parts
//   item   { id, part, leaves }            an entry, or the one object of a part; `part` is a number in PARTS
//   leaf   { id, key, value, origin, home, lines, gone }
//
// `origin` is the pointer that the parser gave the value, `home` the entry and key where it put it; both are missing from
// a value that a person added, which has the source `lines` that it was taken from. `gone` are lines taken from it.

let lastId = 0;

const escaped = (key) => key.replace(/~/g, "~0").replace(/\//g, "~1");

function firstState(resume) {
  const items = [];
  PARTS.forEach((part, number) => {
    const node = part.path.reduce((inner, key) => (inner === undefined ? undefined : inner[key]), resume);
    const pointer = `/${part.path.join("/")}`;
    if (part.shape === "list") {
      (node || []).forEach((entry, n) => items.push(readItem(number, entry, `${pointer}/${n}`)));
    } else {
      items.push(readItem(number, node || {}, pointer));
    }
  });
  return { items };
}

function readItem(number, node, pointer) {
  const part = PARTS[number];
  const item = { id: ++lastId, part: number, leaves: [] };
  const keys = part.shape === "map" ? Object.keys(node) : ownFields(part).map((field) => field.key);
  for (const key of keys) {
    const value = node[key];
    if (Array.isArray(value)) {
      value.forEach((one, n) => item.leaves.push(readLeaf(item, key, one, `${pointer}/${key}/${n}`)));
    } else if (value !== undefined) {
      item.leaves.push(readLeaf(item, key, value, `${pointer}/${escaped(key)}`));
    }
  }
  return item;
}

function readLeaf(item, key, value, origin) {
  return { id: ++lastId, key, value, origin, home: { item: item.id, key }, lines: [], gone: [] };
}

/** Every value with its entry, in the order in which they are shown. */
function allLeaves(state) {
  return state.items.flatMap((item) => item.leaves.map((leaf) => ({ item, leaf })));
}

/** A value and its entry, or undefined. */
function findLeaf(state, id) {
  for (const item of state.items) {
    const leaf = item.leaves.find((one) => one.id === id);
    if (leaf) return { item, leaf };
  }
  return undefined;
}

const findItem = (state, id) => state.items.find((item) => item.id === id);

function withLeaves(state, itemId, change) {
  const items = state.items.map((item) => (item.id === itemId ? { ...item, leaves: change(item.leaves) } : item));
  return { items };
}

/** The places that the parser read a value from, as far as they are still its own. */
function placesRead(leaf) {
  const places = leaf.origin === null ? [] : EVIDENCE[leaf.origin] || [];
  return places.filter((place) => !leaf.gone.includes(place.line));
}

/** The source lines that a value stands on. */
function linesOf(leaf) {
  return [...new Set([...placesRead(leaf).map((place) => place.line), ...leaf.lines])];
}

/** Change a value. */
function replaceLeaf(state, id, value) {
  const { item } = findLeaf(state, id);
  return withLeaves(state, item.id, (leaves) => leaves.map((leaf) => (leaf.id === id ? { ...leaf, value } : leaf)));
}

/** Delete a value; an entry that holds none any more goes with it. */
function removeLeaf(state, id) {
  const { item } = findLeaf(state, id);
  const next = withLeaves(state, item.id, (leaves) => leaves.filter((leaf) => leaf.id !== id));
  return PARTS[item.part].shape === "list" && item.leaves.length === 1 ? removeItem(next, item.id) : next;
}

/** Delete an entry; the object of a part stays, without values. */
function removeItem(state, id) {
  if (PARTS[findItem(state, id).part].shape !== "list") return withLeaves(state, id, () => []);
  return { items: state.items.filter((item) => item.id !== id) };
}

/** Add an empty entry behind those of its part. */
function addItem(state, number) {
  const item = { id: ++lastId, part: number, leaves: [] };
  const behind = state.items.findIndex((other) => other.part > number);
  const items = [...state.items];
  items.splice(behind < 0 ? items.length : behind, 0, item);
  return { state: { items }, item };
}

/**
 * What a field of an entry does with one value more: `new`, `next` of several, another `line` of it, or `replace`; and the
 * values that are there, but for one that is to be moved.
 */
function effectOn(state, itemId, key, moved = null) {
  const item = itemId && findItem(state, itemId);
  const there = item ? item.leaves.filter((leaf) => leaf.key === key && leaf.id !== moved) : [];
  if (there.length === 0) return { kind: "new", there };
  const field = fieldOf(PARTS[item.part], key);
  return { kind: field.many ? "next" : field.long ? "line" : "replace", there };
}

/** Put a leaf into a field, beside or in place of what is there. Gives the state and the id of the value it is in. */
function putLeaf(state, itemId, leaf) {
  const { kind, there } = effectOn(state, itemId, leaf.key);
  if (kind === "line") {
    const whole = there[0];
    const joined = { ...whole, value: `${whole.value}\n${leaf.value}`, lines: [...whole.lines, ...linesOf(leaf)] };
    const swap = (leaves) => leaves.map((one) => (one === whole ? joined : one));
    return { state: withLeaves(state, itemId, swap), id: whole.id };
  }
  const part = PARTS[findItem(state, itemId).part];
  const rank = (one) => part.fields.findIndex((field) => field.key === one.key);
  const put = (leaves) => {
    const kept = kind === "replace" ? leaves.filter((one) => one !== there[0]) : leaves;
    const behind = kept.findIndex((one) => rank(one) > rank(leaf));
    return behind < 0 ? [...kept, leaf] : [...kept.slice(0, behind), leaf, ...kept.slice(behind)];
  };
  return { state: withLeaves(state, itemId, put), id: leaf.id };
}

/** Add a value, told by a person or taken from source lines. */
function addValue(state, itemId, key, value, lines = []) {
  return putLeaf(state, itemId, { id: ++lastId, key, value, origin: null, home: null, lines, gone: [] });
}

/** Move a value, as it is or spelled anew, to a field. */
function moveLeaf(state, id, itemId, key, value) {
  const { item, leaf } = findLeaf(state, id);
  const without = (leaves) => leaves.filter((one) => one !== leaf);
  // Where it stays in its entry, that must not go when it is the only one.
  const rest = item.id === itemId ? withLeaves(state, itemId, without) : removeLeaf(state, id);
  return putLeaf(rest, itemId, { ...leaf, key, value });
}

/** Move one line of a value of several lines to a field; `lines` are the source lines that it stands on. */
function movePiece(state, id, piece, itemId, key, value, lines) {
  const { item, leaf } = findLeaf(state, id);
  const rest = leaf.value.split("\n").filter((_, n) => n !== piece).join("\n");
  const shorter = { ...leaf, value: rest, gone: [...leaf.gone, ...lines] };
  const next = withLeaves(state, item.id, (leaves) => leaves.map((one) => (one === leaf ? shorter : one)));
  return addValue(next, itemId, key, value, lines);
}
