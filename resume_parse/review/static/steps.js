"use strict";
// The state on show, and those before and after it.

const Steps = {
  state: START,
  past: [],
  future: [],
  downloaded: START,

  /** Go on to a new state; `what` is told when it is undone. */
  commit(next, what) {
    this.past.push({ state: this.state, what, selected: Picked.leaf });
    this.future = [];
    this.state = next;
    draw();
  },

  undo() {
    const step = this.past.pop();
    if (step === undefined) return say("There is nothing to undo.");
    this.future.push({ state: this.state, what: step.what, selected: Picked.leaf });
    return this.show(step, `Undone: ${step.what}.`);
  },

  redo() {
    const step = this.future.pop();
    if (step === undefined) return say("There is nothing to redo.");
    this.past.push({ state: this.state, what: step.what, selected: Picked.leaf });
    return this.show(step, `Done again: ${step.what}.`);
  },

  show(step, told) {
    this.state = step.state;
    draw();
    if (step.selected && findLeaf(this.state, step.selected)) selectLeaf(step.selected);
    say(told);
  },
};

/** Draw what depends on the state. */
function draw() {
  const { pointers } = compose(Steps.state);
  const changes = corrections(Steps.state, pointers);
  drawFields(Steps.state, { changes: changesByLeaf(changes, pointers), doubts: DOUBTED });
  drawCorrections(changes);
  const count = `${changes.length} ${changes.length === 1 ? "correction" : "corrections"}`;
  byId("changes").textContent = changes.length === 0 ? "" : count;
  byId("undo").disabled = Steps.past.length === 0;
  byId("redo").disabled = Steps.future.length === 0;
  keepSelection();
}

function changesByLeaf(changes, pointers) {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  return new Map([...pointers].filter(([, path]) => byPath.has(path)).map(([id, path]) => [id, byPath.get(path)]));
}

/** Tell something to whoever looks at the page or listens to it. */
function say(text) {
  byId("message").replaceChildren(...shown(text));
}
