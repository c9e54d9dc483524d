"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const { rows, labels } = JSON.parse(document.getElementById("data").textContent);
  const dialog = document.getElementById("why");
  const body = document.getElementById("why-body");
  const all = [...document.querySelectorAll("tr[data-x]")];
  const make = (name, text, parent) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const fold = (text) => text.toLowerCase().replaceAll("ё", "е");
  let opener = null;

  const open = (row) => {
    const item = rows[Number(row.dataset.x)];
    opener = row.querySelector(".row-open");
    document.getElementById("why-title").textContent = item.title;
    document.getElementById("why-where").textContent = item.where;
    body.replaceChildren();
    const list = make("dl", "", body);
    list.className = "facts-row";
    for (const [name, said] of item.facts) {
      const pair = make("div", "", list);
      make("dt", name, pair);
      const value = make("dd", "", pair);
      for (const text of said.filter(Boolean)) make("p", text, value);
    }
    dialog.showModal();
    body.scrollTop = 0;
  };

  document.addEventListener("click", (event) => {
    const hit = event.target.closest(".row-open, rect[class^='b-']");
    const row = hit && hit.closest("tr[data-x]");
    if (row) open(row);
    if (event.target === dialog) dialog.close();
  });
  document.getElementById("why-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener && opener.focus());

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest && event.target.closest("tr[data-x]");
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!row || step === undefined || dialog.open) return;
    const seen = all.filter((item) => !item.hidden);
    const at = Math.min(Math.max(seen.indexOf(row) + step, 0), seen.length - 1);
    event.preventDefault();
    seen[at].querySelector(".row-open").focus();
  });

  const find = document.getElementById("find");
  const who = document.getElementById("who");
  const state = document.getElementById("state");
  const words = all.map((row) => fold(row.textContent));
  const narrow = () => {
    const asked = fold(find.value.trim());
    let shown = 0;
    all.forEach((row, index) => {
      const fits = (!asked || words[index].includes(asked))
        && (!who.value || row.dataset.who.split("|").includes(who.value))
        && (!state.value || row.dataset.state === state.value);
      row.hidden = !fits;
      shown += fits;
    });
    for (const part of document.querySelectorAll(".plan tbody")) {
      let stage = null;
      let inside = false;
      let any = false;
      const settle = () => { if (stage) stage.hidden = !inside; };
      for (const row of part.rows) {
        if (row.classList.contains("stage")) { settle(); stage = row; inside = false; }
        if (row.dataset.x !== undefined && !row.hidden) { inside = true; any = true; }
      }
      settle();
      part.hidden = !any;
    }
    document.getElementById("shown").textContent = labels.shown.replace("{n}", shown).replace("{of}", all.length);
  };
  for (const input of [find, who, state]) input.addEventListener("input", narrow);
  narrow();
})();
