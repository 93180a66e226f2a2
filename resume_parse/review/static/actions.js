"use strict";
// What the buttons and keys do.

function deleteLeaf() {
  if (Picked.leaf === null) return;
  const name = leafName(Steps.state, findLeaf(Steps.state, Picked.leaf));
  const next = neighbour([Picked.leaf]);
  Steps.commit(removeLeaf(Steps.state, Picked.leaf), `the deletion of ${name}`);
  if (next !== undefined) selectLeaf(next);
  say(`Deleted: ${name}.`);
}

function deleteEntry() {
  if (Picked.leaf === null) return;
  const { item } = findLeaf(Steps.state, Picked.leaf);
  const name = itemName(Steps.state, item);
  const next = neighbour(item.leaves.map((leaf) => leaf.id));
  Steps.commit(removeItem(Steps.state, item.id), `the deletion of ${name}`);
  if (next !== undefined) selectLeaf(next);
  say(`Deleted: ${name}.`);
}

/** The value that is selected when some are gone: the one behind them, else the one before. */
function neighbour(going) {
  const ids = shownIds(Steps.state);
  const at = ids.indexOf(going[0]);
  const rest = [...ids.slice(at), ...ids.slice(0, at).reverse()];
  return rest.find((id) => !going.includes(id));
}

function moveSelected() {
  const chosen = selectedText();
  if (chosen) placeLine(chosen.number);
  else if (Picked.leaf !== null) placeLeaf(Picked.leaf);
  else if (Picked.line !== null) placeLine(Picked.line);
}

function addValueHere() {
  const found = Picked.leaf !== null && findLeaf(Steps.state, Picked.leaf);
  placeNew(found ? found.item : Picked.line === null ? Steps.state.items[0] : entryNear(Picked.line));
}

function addTo(number) {
  const items = Steps.state.items.filter((item) => item.part === number);
  placeNew(items[items.length - 1]);
  if (PARTS[number].shape === "list") {
    Place.item.value = `new ${number}`;
    listFields(null);
  }
}

function downloadNow() {
  if (!closeEditor()) return;
  download(Steps.state);
  Steps.downloaded = Steps.state;
  say(`Downloaded ${DATA.name}.corrected.json.`);
}

const showHelp = () => byId("help").showModal();

const ACTS = {
  edit: () => openEditor(Picked.leaf),
  move: moveSelected,
  delete: deleteLeaf,
  "delete-entry": deleteEntry,
};
