"use strict";
// What the parser handed over.

const DATA = JSON.parse(document.getElementById("data").textContent);
const PARTS = DATA.parts;
const META = DATA.resume.meta || {};
const EVIDENCE = META.evidence || {}; // pointer → places in the source
const PLACES = DATA.places; // number of a line → its start and end, for lines that are not blank
