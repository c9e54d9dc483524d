"use strict";
// Tables of places: filtered, sorted, and kept readable at any width.
(() => {
  const say = saying(JSON.parse(document.getElementById("labels").textContent));

  // Filters hide rows; places stay what they are. A year that holds what was sought unfolds, and folds again afterwards
  // unless the reader had opened it.
  const filter = document.getElementById("filter");
  const status = filter.querySelector(".shown");
  const years = [...document.querySelectorAll(".year-of")].map((group) => ({
    group,
    fields: [...group.querySelectorAll(".field-of")].map((field) => ({
      field,
      bodies: [...field.querySelectorAll("tbody")],
      blocks: [...field.querySelectorAll(":scope > :is(.rolls, .beside-of)")],
      rows: [...field.querySelectorAll("tbody tr, .beside-of li")].map((row) => {
        const { c, d, k, m } = row.dataset;
        return { row, d, k, m, text: `${row.querySelector("a").textContent} ${c}`.toLowerCase() };
      }),
    })),
  }));
  // The rows stand 25 in a body, which the browser draws when it comes in sight; until then as much room is kept as its rows
  // take that are shown.
  const shownOf = (body) => [...body.rows].filter((row) => !row.hidden).length;
  const settle = (bodies) =>
    bodies.forEach((body) => {
      const rows = shownOf(body);
      body.hidden = !rows;
      body.style.setProperty("--rows", rows);
    });
  for (const table of document.querySelectorAll("table.long")) settle([...table.tBodies]);
  const unfolded = new Set();
  const show = () => {
    const { text, district, year, kind, minima } = filter.elements;
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const seeking = words.length || [district, year, kind, minima].some((choice) => choice.value);
    let shown = 0;
    let all = 0;
    for (const { group, fields } of years) {
      const mine = !year.value || group.dataset.year === year.value;
      let found = 0;
      for (const { field, bodies, blocks, rows } of fields) {
        let here = 0;
        for (const { row, d, k, m, text: own } of rows) {
          const fits = mine && (!district.value || d === district.value) && (!kind.value || k === kind.value) &&
            (!minima.value || m === minima.value) && words.every((word) => own.includes(word));
          if (row.hidden === fits) row.hidden = !fits;
          here += fits;
        }
        settle(bodies);
        for (const block of blocks) block.hidden = !block.querySelector(":is(tbody tr, li):not([hidden])");
        field.hidden = !here;
        found += here;
        all += rows.length;
      }
      group.hidden = !found;
      shown += found;
      if (seeking && found && !group.open) unfolded.add(group);
      if (unfolded.has(group)) group.open = Boolean(seeking);
      if (!seeking) unfolded.delete(group);
    }
    status.textContent = shown ? say("shown", { n: shown, of: all }) : say("none");
  };
  for (const { group } of years) group.addEventListener("toggle", () => group.open || unfolded.delete(group));
  filter.addEventListener("input", show);
  filter.addEventListener("submit", (event) => event.preventDefault());
  show();

  // A head sorts its table by its column; again, the other way round. Without a figure comes last.
  // Places and names begin with the least; points, shares, changes and missed minima with the most.
  const sorted = ["ascending", "ascending", "descending", "descending", "descending", "descending", "ascending"];
  for (const table of document.querySelectorAll(".ranks")) {
    const heads = [...table.tHead.rows[0].cells];
    const bodies = [...table.tBodies];
    const rows = bodies.flatMap((body) => [...body.rows]);
    const each = bodies[0].rows.length;
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
        ordered.forEach(([, , row], index) => bodies[Math.floor(index / each)].append(row));
        settle(bodies);
      });
    }
  }

  // A table that fits keeps its heads in sight while the page scrolls; one that does not scrolls by itself. Nothing is
  // asked of what is folded: the browser would have to lay it out for an answer. The last rows of the first long table of a
  // kind tell how high a row is in all of them.
  const kinds = [".ranks", ".crossed-table"];
  const heightIn = (table) => {
    const rows = [...(table?.rows ?? [])].filter((row) => !row.hidden && row.parentElement !== table.tHead).slice(-25);
    const last = rows.filter((row) => row.parentElement === rows.at(-1).parentElement);
    return last.length && last.reduce((sum, row) => sum + row.getBoundingClientRect().height, 0) / last.length;
  };
  const fit = () => {
    const blocks = [...document.querySelectorAll(".rolls")].filter((block) => !block.closest("details:not([open])"));
    const fitting = blocks.map((block) => block.clientWidth > 0 && block.scrollWidth <= block.clientWidth + 1);
    const long = blocks.map((block) => block.querySelector(".long")).filter((table) => table?.tBodies.length > 1);
    const heights = kinds.map((kind) => heightIn(long.find((table) => table.matches(kind))));
    blocks.forEach((block, index) => block.classList.toggle("fits", fitting[index]));
    for (const [index, kind] of kinds.entries())
      if (heights[index]) document.querySelectorAll(kind).forEach((table) => table.style.setProperty("--row", `${heights[index]}px`));
  };
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);
  fit();
})();
