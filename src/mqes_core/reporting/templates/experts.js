"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const { categories, people, labels, signs, readings, phrases } = data;
const texts = data.texts.map((parts) => parts.map((at) => phrases[at]).join(""));

function make(tag, options = {}, ...inside) {
  const { name = "", ...rest } = options;
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const [key, value] of Object.entries(rest)) made.setAttribute(key, value);
  made.append(...inside.filter((part) => part !== null));
  return made;
}

const title = ([number, words]) => `${number} ${words}`;
const list = (places, options) => make("ul", {}, ...places.map((at) => make("li", options, texts[at])));

function requirement([words, additional, asked, source, reading], [truth, why, ...parts]) {
  const extra = additional ? make("span", { name: "note" }, ` (${labels.additional})`) : null;
  return make("li", { name: `truth-${truth}` },
    make("p", {}, make("strong", {}, texts[words]), extra),
    make("p", {}, make("span", { name: `truth ${truth}` }, texts[why])),
    parts.length ? list(parts, { name: "ask" }) : null,
    make("p", { name: "ask" }, `${labels.asked} ${texts[asked]}`),
    make("p", { name: "src" }, `${labels.source} ${texts[source]}`),
    reading ? make("p", { name: "src" }, make("a", { href: `#r-${readings[reading - 1]}` }, `${labels.read_as} ${reading}`)) : null);
}

function reasons(p, c) {
  const [name, cells] = people[p - 1], category = categories[c - 1];
  const [state, verdict, found, until] = cells[c - 1];
  const body = make("div", { name: "reasons", id: `p${p}-${c}`, tabindex: "-1", role: "group", "aria-label": `${name}: ${title(category)}` },
    make("ol", {}, ...category[2].map((item, number) => requirement(item, found[number]))),
    make("p", {}, `${labels.until} ${texts[until]}`),
    make("p", { name: "back" }, make("a", { href: `#m${p}-${c}` }, labels.back)));
  const what = make("span", { name: "what" }, make("strong", {}, name), ` ${title(category)}`);
  const answer = make("span", { name: `v ${state}` }, `${signs[state]} ${texts[verdict]}`);
  return make("details", { open: "", "data-place": p * 1000 + c }, make("summary", {}, what, answer), body);
}

// Many people are closed at first, and filled in when opened, so that the page comes up at once.
const few = people.length <= 40;

function lacking(p) {
  const cells = people[p - 1][1];
  const rows = cells.flatMap(([state, , , , sets, blocked], c) => {
    if (state === "eligible") return [];
    const [first, ...others] = sets.map((set) => list(set));
    const more = others.length ? make("details", {}, make("summary", {}, `${labels["bring.otherwise"]} (${others.length})`), ...others) : null;
    const rest = blocked.map((at) => texts[categories[c][2][at][0]]).join("; ");
    const never = rest ? make("p", { name: "note" }, `${labels["bring.blocked"]} ${rest}`) : null;
    const link = make("a", { href: `#p${p}-${c + 1}`, "aria-label": title(categories[c]) }, categories[c][0]);
    return [make("tr", {}, make("th", { scope: "row" }, link), make("td", {}, first || null, more, never))];
  });
  const heads = make("tr", {}, ...["category", "bring.what"].map((key) => make("th", { scope: "col" }, labels[key])));
  return rows.length ? make("table", { name: "brings" }, make("thead", {}, heads), make("tbody", {}, ...rows)) : make("p", {}, labels["bring.nothing"]);
}

function bring(p) {
  const [name, cells] = people[p - 1], short = cells.filter(([state]) => state !== "eligible").length;
  const counted = make("span", { name: "note" }, `${labels["bring.categories"]} ${short}`);
  const person = make("details", {}, make("summary", {}, make("span", { name: "what" }, make("strong", {}, name)), counted));
  const fill = () => person.open && !person.dataset.filled && (person.dataset.filled = "yes", person.append(lacking(p)));
  person.addEventListener("toggle", fill);
  person.open = few;
  fill();
  return person;
}

const why = document.getElementById("why");

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1)), place = /^p(\d+)-(\d+)$/.exec(id);
  if (place && !document.getElementById(id) && people[place[1] - 1]?.[1][place[2] - 1]) {
    const made = reasons(Number(place[1]), Number(place[2]));
    const later = [...why.children].find((item) => Number(item.dataset.place) > Number(made.dataset.place));
    why.insertBefore(made, later || null);
  }
  const target = document.getElementById(id);
  if (!target) return;
  const closed = target.closest("details");
  if (closed) closed.open = true;
  (closed || target).scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

addEventListener("hashchange", reveal);
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) reveal();
});
document.getElementById("brings").append(...people.map((_, p) => bring(p + 1)));
reveal();
