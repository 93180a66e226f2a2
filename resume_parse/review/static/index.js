"use strict";
// The table of documents, sorted by a column: its button again turns the order around.

const body = document.querySelector("tbody");
const NUMBERS = new Set(["path", "doubts", "serious", "coverage", "lines"]);
// What a reviewer wants to see first.
const DOWN_FIRST = new Set(["doubts", "serious", "lines"]);

function sortBy(button) {
  const column = button.closest("th");
  const key = button.dataset.sort;
  const was = column.getAttribute("aria-sort");
  const down = was === null ? DOWN_FIRST.has(key) : was === "ascending";
  const order = (a, b) => last(a, key) - last(b, key) || (down ? -1 : 1) * compare(a, b, key) || a.dataset.path - b.dataset.path;
  body.append(...[...body.rows].sort(order));
  for (const other of document.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
  column.setAttribute("aria-sort", down ? "descending" : "ascending");
  const told = `Sorted by ${button.textContent.toLowerCase()}, ${column.getAttribute("aria-sort")}.`;
  document.getElementById("message").textContent = told;
}

function compare(a, b, key) {
  const [x, y] = [a.dataset[key] || "", b.dataset[key] || ""];
  return NUMBERS.has(key) ? x - y : x.localeCompare(y);
}

/** Documents that could not be read have nothing to be sorted by but their names. */
function last(row, key) {
  return Number(row.classList.contains("failed") && key !== "path");
}

for (const button of document.querySelectorAll("[data-sort]")) button.addEventListener("click", () => sortBy(button));
