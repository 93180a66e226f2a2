"use strict";
// What the parser handed over.

const DATA = JSON.parse(document.getElementById("data").textContent);
const PARTS = DATA.parts;
const META = DATA.resume.meta || {};
const EVIDENCE = META.evidence || {}; // pointer → places in the source
const ACCOUNT = new Map((META.account || []).map((record) => [record.line, record]));
