"use strict";
// Tables of places: filtered, sorted, and kept readable at any width.
(() => {
  const say = saying(JSON.parse(document.getElementById("labels").textContent));

  // Filters hide rows; places stay what they are.
  const filter = document.getElementById("filter");
  const fieldsOf = [...document.querySelectorAll(".field-of")].map((field) => ({
    field,
    year: field.closest(".year-of").dataset.year,
    rows: [...field.querySelectorAll("tbody tr"), ...field.querySelectorAll(".beside-of li")].map((row) => ({
      row, text: `${row.querySelector("a").textContent} ${row.dataset.c}`.toLowerCase(),
    })),
  }));
  const show = () => {
    const { text, district, year, kind, minima } = filter.elements;
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const { field, year: own, rows } of fieldsOf) {
      let here = 0;
      for (const item of rows) {
        const { d, k, m } = item.row.dataset;
        const fits = (!year.value || own === year.value) && (!district.value || d === district.value) && (!kind.value || k === kind.value) &&
          (!minima.value || m === minima.value) && words.every((word) => item.text.includes(word));
        item.row.hidden = !fits;
        here += fits;
      }
      field.hidden = !here;
      shown += here;
      all += rows.length;
    }
    for (const group of document.querySelectorAll(".year-of")) {
      group.hidden = ![...group.querySelectorAll(".field-of")].some((field) => !field.hidden);
      if (year.value === group.dataset.year) group.open = true;
    }
    filter.querySelector(".shown").textContent = shown ? say("shown", { n: shown, of: all }) : say("none");
  };
  filter.addEventListener("input", show);
  filter.addEventListener("submit", (event) => event.preventDefault());
  show();

  // A head sorts its table by its column; again, the other way round. Without a figure comes last.
  // Places and names begin with the least; points, shares, changes and missed minima with the most.
  const sorted = ["ascending", "ascending", "descending", "descending", "descending", "descending", "ascending"];
  for (const table of document.querySelectorAll(".ranks")) {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    for (const [column, first] of sorted.entries()) {
      const head = heads[column];
      const second = first === "ascending" ? "descending" : "ascending";
      const words = [...head.childNodes].filter((node) => node.className !== "note");
      const button = make("button", { type: "button", class: "sort" }, ...words);
      head.prepend(button);
      if (!column) head.setAttribute("aria-sort", "ascending");
      button.addEventListener("click", () => {
        const back = head.getAttribute("aria-sort") === first;
        heads.forEach((item) => item.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", back ? second : first);
        const keyOf = (row) => row.dataset.o.split(" ")[column];
        const ordered = rows.map((row, index) => [keyOf(row), index, row]).sort(([a, i], [b, j]) =>
          (a === "x") - (b === "x") || (a === "x" ? 0 : back ? b - a : a - b) || i - j);
        table.tBodies[0].append(...ordered.map(([, , row]) => row));
      });
    }
  }

  // A table that fits keeps its heads in sight while the page scrolls; one that does not scrolls by itself. Nothing is
  // asked of what is folded: the browser would have to lay it out for an answer.
  const fit = () => {
    const blocks = [...document.querySelectorAll(".rolls")].filter((block) => !block.closest("details:not([open])"));
    blocks.forEach((block) => block.classList.remove("fits"));
    const fitting = blocks.filter((block) => block.clientWidth && block.scrollWidth <= block.clientWidth + 1);
    fitting.forEach((block) => block.classList.add("fits"));
  };
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);
  fit();
})();
