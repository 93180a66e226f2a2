"use strict";
// What a person types, brought into the form that the field asks for, or an error that says what that is.

const FORMS = {
  date: "A date is written 2024, 2024-05 or 2024-05-31.",
  url: "A link begins with https://, http://, mailto: or tel:.",
  email: "An address is written name@example.com.",
  integer: "A whole number.",
  number: "A number.",
  flag: "true or false.",
};

/** Check a text for a field: { value } or { error }. */
function checked(field, text) {
  const plain = field.long ? text.trim() : text.trim().replace(/\s*\n\s*/g, " ");
  if (plain === "") return { error: "Nothing is written here; to take the value away, delete it." };
  const read = READERS[field.kind] || ((one) => one);
  const value = read(plain, field);
  const wrong = value === undefined || (field.pattern && !new RegExp(field.pattern).test(value));
  return wrong ? { error: formOf(field) } : { value };
}

/** What a field takes, in words; empty when any text will do. */
function formOf(field) {
  if (field.kind === "enum") return `One of ${field.options.join(", ")}.`;
  return FORMS[field.kind] || (field.pattern ? `Has the form ${field.pattern.replace(/[\^$]/g, "")}.` : "");
}

const READERS = {
  date: (text) => text.replace(/[./]/g, "-").replace(/-(\d)(?!\d)/g, "-0$1"),
  url: (text) => (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : text),
  email: (text) => text.replace(/^mailto:/, "").replace(/@.*$/, (domain) => domain.toLowerCase()),
  enum: (text, field) => field.options.find((option) => option.toLowerCase() === text.toLowerCase()),
  flag: (text) => ({ true: true, false: false })[text.toLowerCase()],
  integer: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
  number: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
};

/** The address that a value leads to, when it is of a scheme that is safe to follow; else null. */
function linkOf(field, value) {
  const text = String(value);
  const address = field.kind === "email" ? `mailto:${text}` : field.kind === "url" ? text : "";
  return /^(https?:\/\/|mailto:|tel:)[^\s<>"]+$/.test(address) ? address : null;
}
