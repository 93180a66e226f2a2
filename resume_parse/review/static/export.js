"use strict";
// From the state to the corrected JSON: pointers counted anew, and what was changed told in `meta.corrections`.

const START = firstState(DATA.resume);

/** Give the résumé as plain data, and the pointer of each value by its id; `firsts`: pointers that repeat a value. */
function compose(state) {
  const pointers = new Map();
  const firsts = new Map();
  const resume = {};
  PARTS.forEach((part, number) => {
    if (part.path.length === 1) {
      const value = composePart(state, number, `/${part.path[0]}`, pointers, firsts);
      if (value !== undefined) resume[part.path[0]] = value;
    }
  });
  return { resume, pointers, firsts };
}

function composePart(state, number, pointer, pointers, firsts) {
  const items = state.items.filter((item) => item.part === number);
  if (PARTS[number].shape !== "list") return composeItem(state, items[0], pointer, pointers, firsts);
  const filled = items.filter((item) => item.leaves.length > 0);
  const entries = filled.map((item, n) => composeItem(state, item, `${pointer}/${n}`, pointers, firsts));
  return entries.length > 0 ? entries : undefined;
}

function composeItem(state, item, pointer, pointers, firsts) {
  const part = PARTS[item.part];
  const out = {};
  const leavesOf = (key) => item.leaves.filter((leaf) => leaf.key === key);
  const fields = part.shape === "map" ? item.leaves.map((leaf) => ({ key: leaf.key })) : part.fields;
  for (const field of fields) {
    const place = `${pointer}/${escaped(field.key)}`;
    const leaves = leavesOf(field.kind === "first" ? field.of : field.key);
    if (field.kind === "part") {
      const inner = composePart(state, field.part, place, pointers, firsts);
      if (inner !== undefined) out[field.key] = inner;
    } else if (leaves.length > 0 && field.many) {
      out[field.key] = leaves.map((leaf) => leaf.value);
      leaves.forEach((leaf, n) => pointers.set(leaf.id, `${place}/${n}`));
    } else if (leaves.length > 0) {
      out[field.key] = leaves[0].value;
      if (field.kind === "first") firsts.set(place, leaves[0].id);
      else pointers.set(leaves[0].id, place);
    }
  }
  return Object.keys(out).length > 0 ? out : undefined;
}

/** What differs from the parse, value by value: `from` points into the parse, `path` into the corrected document. */
function corrections(state, pointers = compose(state).pointers) {
  const now = new Map(allLeaves(state).map((found) => [found.leaf.id, found]));
  const found = [];
  for (const { leaf: old } of allLeaves(START)) {
    const place = now.get(old.id);
    if (place === undefined) {
      found.push({ op: "remove", from: old.origin, old: old.value });
      continue;
    }
    const { item, leaf } = place;
    const moved = item.id !== leaf.home.item || leaf.key !== leaf.home.key;
    if (moved || leaf.value !== old.value) {
      const op = moved ? "move" : "replace";
      found.push({ op, from: old.origin, path: pointers.get(leaf.id), old: old.value, new: leaf.value });
    }
  }
  for (const { leaf } of now.values()) {
    if (leaf.origin === null) found.push({ op: "add", path: pointers.get(leaf.id), new: leaf.value });
  }
  return found;
}

/** The corrected résumé as it is downloaded. */
function corrected(state) {
  const { resume, pointers, firsts } = compose(state);
  const changes = corrections(state, pointers);
  const changed = new Set(changes.map((change) => change.path));
  const meta = { source: META.source, version: META.version };
  const byOrigin = new Map(allLeaves(state).map(({ leaf }) => [leaf.origin, pointers.get(leaf.id)]));
  if (META.warnings) meta.warnings = META.warnings.map((warning) => rebased(warning, byOrigin));
  meta.evidence = evidenceOf(state, pointers, firsts);
  if (META.confidence) meta.confidence = confidenceOf(state, pointers, firsts, changed);
  if (changes.length > 0) meta.corrections = changes;
  return { ...resume, meta };
}

function rebased(warning, byOrigin) {
  const { path, ...rest } = warning;
  // A warning about a whole entry follows the first of its values.
  const below = [...byOrigin].find(([origin, pointer]) => origin && pointer && origin.startsWith(`${path}/`));
  const pointer = byOrigin.get(path) || (below && below[1].split("/").slice(0, path.split("/").length).join("/"));
  return path && pointer ? { ...rest, path: pointer } : rest;
}

function evidenceOf(state, pointers, firsts) {
  const evidence = {};
  const places = new Map();
  const tell = (pointer, found) => {
    if (found.length > 0) evidence[pointer] = found;
  };
  for (const { leaf } of allLeaves(state)) {
    const taken = leaf.lines.filter((line) => line in PLACES);
    places.set(leaf.id, [...placesRead(leaf), ...taken.map((line) => ({ start: PLACES[line][0], end: PLACES[line][1], line }))]);
    tell(pointers.get(leaf.id), places.get(leaf.id));
  }
  for (const [pointer, id] of firsts) tell(pointer, places.get(id));
  return evidence;
}

/** How sure the parser was of the values that nobody changed. */
function confidenceOf(state, pointers, firsts, changed) {
  const levels = new Map();
  for (const { leaf } of allLeaves(state)) {
    const level = META.confidence[leaf.origin];
    if (level !== undefined && !changed.has(pointers.get(leaf.id))) levels.set(leaf.id, level);
  }
  const told = [...pointers].map(([id, pointer]) => [pointer, id]).concat([...firsts]);
  return Object.fromEntries(told.filter(([, id]) => levels.has(id)).map(([pointer, id]) => [pointer, levels.get(id)]));
}

// As the parser writes its JSON: what breaks lines or turns text around is escaped.
const RAW = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function asJson(data) {
  const raw = JSON.stringify(data, null, 2);
  return `${raw.replace(RAW, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

function download(state) {
  const blob = new Blob([asJson(corrected(state))], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(blob), download: `${DATA.name}.corrected.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
