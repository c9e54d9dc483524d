"use strict";
(() => {
  document.documentElement.classList.add("js");
  const dialog = document.getElementById("why");
  const strips = [...document.querySelectorAll(".strip")];

  // The rows stand once in the page; the dialog shows a copy of them. Without this script a strip leads to them.
  const open = (strip) => {
    const entry = document.getElementById(strip.hash.slice(1));
    document.getElementById("why-unit").textContent = entry.dataset.name;
    document.getElementById("why-title").textContent = entry.dataset.title;
    const place = document.getElementById("why-body");
    place.replaceChildren(entry.querySelector(".entry-body").cloneNode(true));
    dialog.showModal();
    place.scrollTop = 0;
  };
  for (const strip of strips) {
    strip.setAttribute("role", "button");
    strip.setAttribute("aria-haspopup", "dialog");
    strip.addEventListener("click", (event) => {
      event.preventDefault();
      open(strip);
    });
    strip.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        open(strip);
      }
    });
  }
  document.getElementById("why-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  // Arrows lead over the map as over a table.
  document.querySelector(".map").addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!cell || !step) return;
    const row = cell.parentElement;
    const next = row.parentElement.rows[row.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
    const strip = next?.querySelector(".strip");
    if (!strip) return;
    event.preventDefault();
    strip.focus();
  });

  openWhatLinksLeadTo();
  // Rows fill many sheets, so they are printed whole only where they are open.
  unfoldInPrint(() =>
    document.querySelectorAll("main details[data-print]:not([open]), .all-rows[open] details:not([open])"),
  );
})();
