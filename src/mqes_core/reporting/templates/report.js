"use strict";
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("data").textContent);
  root.classList.add("js");

  const say = saying(data.labels);
  const { badge, body, noticed, unpack } = explaining(data, say);

  const dialog = document.getElementById("why");
  const open = (path) => {
    const [card, ...steps] = path.split(".").map(Number);
    const [unit, year, packed, remarks] = data.cards[card];
    const why = unpack(steps.reduce((node, step) => node[10][step], packed));
    document.getElementById("why-unit").textContent = `${unit} · ${year}`;
    document.getElementById("why-title").replaceChildren(why.name, " ", badge(why));
    const place = document.getElementById("why-body");
    place.replaceChildren(...noticed(remarks), ...body(why));
    dialog.showModal();
    place.scrollTop = 0;
  };
  document.getElementById("why-close").addEventListener("click", () => dialog.close());
  document.getElementById("why-print").addEventListener("click", () => window.print());
  // What is printed of an explanation is all of it, unfolded.
  unfoldInPrint(() => (dialog.open ? dialog.querySelectorAll("details:not([open])") : []));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  for (const cell of document.querySelectorAll("td[data-x]")) {
    const button = make("button", { type: "button", class: "opener", "aria-haspopup": "dialog" }, ...cell.firstElementChild.childNodes);
    button.append(make("span", { class: "sr" }, `, ${say("explain.open")}`));
    cell.firstElementChild.replaceWith(button);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".opener");
    if (button) open(button.parentElement.dataset.x);
  });

  // Years, filter, order.
  const tools = document.getElementById("tools");
  const years = [...document.querySelectorAll(".year")];
  const show = () => {
    const { text, status } = tools.elements;
    const year = tools.elements.year?.value ?? "";
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const block of years) {
      block.hidden = year !== "" && block.dataset.year !== year;
      for (const row of block.querySelectorAll("tbody tr")) {
        const fits = status.value === "" || row.dataset.status === status.value || (status.value === "gaps" && "gaps" in row.dataset);
        row.hidden = !fits || !words.every((word) => row.dataset.text.includes(word));
        if (block.hidden) continue;
        all += 1;
        if (!row.hidden) shown += 1;
      }
    }
    const count = say("filter.shown", { n: shown, of: all });
    tools.querySelector(".shown").textContent = shown ? count : `${count}. ${say("filter.none")}`;
  };
  tools.addEventListener("input", show);
  tools.addEventListener("submit", (event) => event.preventDefault());

  const opposite = { ascending: "descending", descending: "ascending" };
  const order = (column, direction) => {
    for (const block of years) {
      const heads = [...block.querySelectorAll("thead th")];
      heads.forEach((head, index) => (index === column ? head.setAttribute("aria-sort", direction) : head.removeAttribute("aria-sort")));
      const sign = direction === heads[column].dataset.first ? 1 : -1;
      const place = (row) => row.cells[column].dataset.o;
      const rows = [...block.querySelectorAll("tbody tr")].sort((one, other) => {
        const [a, b] = [place(one), place(other)];
        if (a === undefined || b === undefined) return (a === undefined) - (b === undefined) || one.dataset.i - other.dataset.i;
        return sign * (a - b) || one.dataset.i - other.dataset.i;
      });
      block.querySelector("tbody").append(...rows);
    }
    tools.elements.sort.value = column;
  };
  for (const block of years) {
    block.querySelectorAll("tbody tr").forEach((row, index) => (row.dataset.i = index));
    block.querySelectorAll("thead th").forEach((head, column) => {
      const words = [...head.childNodes].filter((node) => node.className !== "note");
      const button = make("button", { type: "button", class: "sort" }, ...words);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        order(column, now ? opposite[now] : head.dataset.first);
      });
      head.prepend(button);
    });
  }
  years[0].querySelectorAll("thead th").forEach((head, column) => {
    tools.elements.sort.append(make("option", { value: column }, head.querySelector("button").textContent.trim()));
  });
  tools.elements.sort.addEventListener("change", (event) => {
    const column = Number(event.target.value);
    order(column, years[0].querySelectorAll("thead th")[column].dataset.first);
  });
  show();

  // A table that fits keeps its heads in sight while the page scrolls; one that does not scrolls by itself.
  const fit = () => {
    for (const block of years) {
      block.classList.remove("fits");
      block.classList.toggle("fits", block.scrollWidth <= block.clientWidth);
    }
  };
  addEventListener("resize", fit);
  tools.addEventListener("input", fit);
  fit();
})();
