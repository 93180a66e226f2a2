"use strict";
// The page put together.

byId("parts").append(...sections.map((section) => section.element));
byId("undo").addEventListener("click", () => Steps.undo());
byId("redo").addEventListener("click", () => Steps.redo());
byId("download").addEventListener("click", downloadNow);
byId("ask-help").addEventListener("click", showHelp);
byId("previous-doubt").addEventListener("click", () => stepDoubt(-1));
byId("next-doubt").addEventListener("click", () => stepDoubt(1));
for (const button of TOOLS.querySelectorAll("button")) button.addEventListener("click", () => ACTS[button.dataset.act]());
for (const button of FIELDS.querySelectorAll(".add")) {
  button.addEventListener("click", () => addTo(Number(button.dataset.part)));
}

window.addEventListener("beforeunload", (event) => {
  if (Steps.state !== Steps.downloaded && corrections(Steps.state).length > 0) {
    event.preventDefault();
    event.returnValue = true; // what browsers asked for until 2023
  }
});

byId("previous-doubt").disabled = byId("next-doubt").disabled = DOUBTS.length === 0;
draw();
setStop(SOURCE, SOURCE.querySelector(".no"), false);
