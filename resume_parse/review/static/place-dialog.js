"use strict";
// One dialog for what is put into a field: a value that is moved, a line of the source, something new.

const Place = {
  dialog: byId("place"),
  piece: byId("place-piece"),
  text: byId("place-text"),
  item: byId("place-item"),
  field: byId("place-field"),
  label: byId("place-label"),
  job: null, // { leaf: id or null, lines: [number], stays: values that keep what is taken from them }
};

/** Move a value, whole or a line of it. */
function placeLeaf(id) {
  const { item, leaf } = findLeaf(Steps.state, id);
  const pieces = String(leaf.value).split("\n");
  openPlace({ leaf: id, lines: [], stays: [] }, `Move ${leafName(Steps.state, { item, leaf })}`, item, pieces);
}

/** Put a source line into a field: out of the value that it is, or is a line of, else beside what is there. */
function placeLine(number) {
  const text = textOfLine(number);
  const here = leavesOfLine(Steps.state, number);
  const isText = (piece) => folded(piece) === folded(text);
  const holder = here.find(({ leaf }) => String(leaf.value).split("\n").some(isText));
  const job = { leaf: holder ? holder.leaf.id : null, lines: [number], stays: holder ? [] : here };
  const pieces = holder ? String(holder.leaf.value).split("\n") : [text];
  openPlace(job, `Put line ${number} into a field`, holder ? holder.item : entryNear(number), pieces);
  if (pieces.length > 1) Place.piece.value = String(pieces.findIndex(isText));
  Place.text.value = pieces.find(isText);
}

/** Add a value that is nowhere yet. */
function placeNew(item) {
  openPlace({ leaf: null, lines: [], stays: [] }, "Add a value", item, [""]);
  Place.text.focus();
}

/** The entry that the lines before a line belong to. */
function entryNear(number) {
  for (let line = number; line >= 1; line -= 1) {
    const found = leavesOfLine(Steps.state, line);
    if (found.length > 0) return found[0].item;
  }
  return Steps.state.items[0];
}

function openPlace(job, title, item, pieces) {
  if (!closeEditor()) return;
  Place.job = job;
  byId("place-title").textContent = title;
  byId("place-error").textContent = "";
  byId("place-piece-row").hidden = pieces.length < 2;
  const whole = make("option", { value: "" }, "All of it");
  Place.piece.replaceChildren(whole, ...pieces.map((one, n) => make("option", { value: n }, short(one, 60))));
  Place.text.value = pieces.join("\n");
  Place.label.value = "";
  Place.item.replaceChildren(...PARTS.map((part, number) => placesIn(part, number)));
  Place.item.value = `item ${item.id}`;
  listFields(job.leaf === null ? null : findLeaf(Steps.state, job.leaf).leaf.key);
  Place.dialog.showModal();
  Place.item.focus();
}

/** The entries of a part, and a new one. */
function placesIn(part, number) {
  const items = Steps.state.items.filter((item) => item.part === number);
  const options = items.map((item) => make("option", { value: `item ${item.id}` }, itemTitle(Steps.state, item)));
  if (part.shape === "list") options.push(make("option", { value: `new ${number}` }, `New entry in ${partName(part)}`));
  return make("optgroup", { label: partName(part) }, ...options);
}

/** What is chosen in "Goes to": the number of its part, and the entry unless it is a new one. */
function chosenPlace() {
  const [kind, id] = Place.item.value.split(" ");
  if (kind === "new") return { number: Number(id), item: null };
  const item = findItem(Steps.state, Number(id));
  return { number: item.part, item };
}

/** List the fields of the chosen place; `wanted` is chosen if it is there, else one that takes a value more. */
function listFields(wanted) {
  const { number, item } = chosenPlace();
  const part = PARTS[number];
  byId("place-field-row").hidden = part.shape === "map";
  byId("place-label-row").hidden = part.shape !== "map";
  const fields = ownFields(part);
  Place.field.replaceChildren(...fields.map((field) => make("option", { value: field.key }, words(field.key))));
  const free = ({ key }) => effectOn(Steps.state, item && item.id, key).kind !== "replace";
  const chosen = fields.find((field) => field.key === wanted) || fields.find(free);
  if (chosen) Place.field.value = chosen.key;
  tellEffect();
}

const chosenKey = () => (byId("place-field-row").hidden ? Place.label.value.trim() : Place.field.value);

/** Say what will become of the value, and of one that is there. */
function tellEffect() {
  const { number, item } = chosenPlace();
  const key = chosenKey();
  const { kind, there } = effectOn(Steps.state, item && item.id, key, Place.job.leaf);
  const effects = {
    new: "",
    next: `Stands behind ${there.length === 1 ? "one" : there.length} of the same.`,
    line: "Is added as a line to what is there.",
    replace: there.length > 0 ? `Takes the place of “${short(there[0].value)}”.` : "",
  };
  const form = key ? formOf(fieldOf(PARTS[number], key)) : "";
  const stays = Place.job.stays.slice(0, 2).map((found) => leafName(Steps.state, found));
  const copied = stays.length > 0 ? `It stays in ${stays.join(" and ")} too.` : "";
  byId("place-note").textContent = [effects[kind], form, copied].filter(Boolean).join(" ");
}

/** Do it, unless what is written cannot go there. */
function finishPlace() {
  const { number, item } = chosenPlace();
  const key = chosenKey();
  const result = key ? checked(fieldOf(PARTS[number], key), Place.text.value) : { error: "A label is missing." };
  byId("place-error").textContent = result.error || "";
  if (result.error) return;
  // Closing gives the focus back, so it comes before what selects.
  Place.dialog.close();
  const target = item ? { state: Steps.state, item } : addItem(Steps.state, number);
  const name = leafName(target.state, { item: target.item, leaf: { key } });
  const { state, id, what } = placed(target, key, result.value);
  if (state === target.state) return;
  Steps.commit(state, `${what} ${name}`);
  selectLeaf(id);
  say(`${what === "the move to" ? "Moved to" : "Added to"} ${name}.`);
}

function placed({ state, item }, key, value) {
  const { leaf, lines } = Place.job;
  if (leaf === null) return { ...addValue(state, item.id, key, value, lines), what: "the addition to" };
  const old = findLeaf(state, leaf);
  const whole = Place.piece.value === "";
  if (whole && old.item.id === item.id && old.leaf.key === key) {
    return { state: value === old.leaf.value ? state : replaceLeaf(state, leaf, value), id: leaf, what: "the edit of" };
  }
  const moved = whole
    ? moveLeaf(state, leaf, item.id, key, value)
    : movePiece(state, leaf, Number(Place.piece.value), item.id, key, value, pieceLines(old.leaf));
  return { ...moved, what: "the move to" };
}

/** The source lines of the piece that is moved: found by its text among those of the value. */
function pieceLines(leaf) {
  if (Place.job.lines.length > 0) return Place.job.lines;
  const piece = leaf.value.split("\n")[Number(Place.piece.value)];
  return linesOf(leaf).filter((line) => folded(lineElement(line).textContent).includes(folded(piece))).slice(0, 1);
}

Place.item.addEventListener("change", () => listFields(Place.field.value));
Place.field.addEventListener("change", tellEffect);
Place.label.addEventListener("input", tellEffect);
Place.piece.addEventListener("change", () => {
  const value = String(findLeaf(Steps.state, Place.job.leaf).leaf.value);
  Place.text.value = Place.piece.value === "" ? value : value.split("\n")[Number(Place.piece.value)];
});
Place.dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  finishPlace();
});
Place.dialog.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.closest("button")) return;
  event.preventDefault();
  finishPlace();
});
byId("place-cancel").addEventListener("click", () => Place.dialog.close());
