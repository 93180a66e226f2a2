"use strict";
// Nodes out of text. Nothing on this page is ever read as HTML, so nothing that a document says can become an element.

const byId = (id) => document.getElementById(id);

/** Make an element; `attributes` whose value is null or false are left out, children may be nodes or texts. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// What a browser shows as nothing, or as an order to turn the text around.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Give a text as nodes, with a name in place of each character that cannot be seen. */
function shown(text) {
  if (text.search(UNSEEN) < 0) return [text];
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const name = make("span", { class: "unseen", title: "a character that cannot be seen" }, `U+${code}`);
    nodes.push(text.slice(at, match.index), name);
    at = match.index + match[0].length;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** `startDate` → `Start date`. */
function words(key) {
  if (key === "url") return "URL";
  const plain = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** At most `size` characters of a text, on one line. */
function short(text, size = 40) {
  const letters = Array.from(String(text).replace(/\s+/g, " "));
  return letters.length > size ? `${letters.slice(0, size - 1).join("")}…` : letters.join("");
}
