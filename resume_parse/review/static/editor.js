"use strict";
// A value edited where it stands.

let editor = null; // { id, form, input, field } while a value is being edited

function openEditor(id) {
  const found = findLeaf(Steps.state, id);
  if (!found || !closeEditor()) return;
  const { item, leaf } = found;
  const field = fieldOf(PARTS[item.part], leaf.key);
  const input = inputFor(field, leaf.value);
  input.setAttribute("aria-label", leafName(Steps.state, found));
  input.setAttribute("aria-describedby", "edit-error");
  const error = make("p", { class: "error", id: "edit-error", role: "alert" });
  const form = make(
    "form",
    { class: "editor" },
    input,
    make("p", { class: "ends" }, make("button", { class: "main" }, "Save"), " ", make("button", { type: "button" }, "Cancel")),
    error,
  );
  editor = { id, form, input, field, error, before: String(leaf.value) };
  rowOf(id).querySelector(".cell").prepend(form);
  rowOf(id).classList.add("editing");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (closeEditor()) selectLeaf(id);
  });
  form.querySelector("[type=button]").addEventListener("click", () => leaveEditor());
  input.addEventListener("keydown", onEditorKey);
  input.addEventListener("input", () => fit(input));
  fit(input);
  input.focus();
  if (input.select) input.select();
}

function inputFor(field, value) {
  const options = field.kind === "enum" ? field.options : field.kind === "flag" ? ["true", "false"] : null;
  if (options) {
    const choose = make("select", {}, ...options.map((option) => make("option", {}, option)));
    choose.value = String(value);
    return choose;
  }
  const text = make("textarea", { rows: "1", dir: "auto", spellcheck: "false" });
  text.value = String(value);
  return text;
}

/** As many rows as the text takes. */
function fit(input) {
  if (input.tagName !== "TEXTAREA") return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}

function onEditorKey(event) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    leaveEditor();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    editor.form.requestSubmit();
  }
}

/** Leave the value as it was. */
function leaveEditor() {
  const { id } = editor;
  dropEditor();
  selectLeaf(id);
}

function dropEditor() {
  const { id, form } = editor;
  editor = null;
  form.remove();
  if (ROWS.has(id)) ROWS.get(id).classList.remove("editing");
}

/** Take what was typed. False: it cannot be taken, and the editor stays open; true: none is open any more. */
function closeEditor() {
  if (editor === null) return true;
  const { id, input, field, error, before } = editor;
  const typed = input.value;
  const result = typed === before ? { value: before } : checked(field, typed);
  if (result.error) {
    error.textContent = result.error;
    input.setAttribute("aria-invalid", "true");
    input.focus();
    return false;
  }
  dropEditor();
  if (typed !== before && String(result.value) !== before) {
    const name = leafName(Steps.state, findLeaf(Steps.state, id));
    Steps.commit(replaceLeaf(Steps.state, id, result.value), `the edit of ${name}`);
    say(`Edited: ${name}.`);
  }
  return true;
}
