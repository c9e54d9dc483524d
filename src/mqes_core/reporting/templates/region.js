"use strict";
(() => {
  const wide = 160;
  const SVG = "http://www.w3.org/2000/svg";
  const draw = (tag, attributes, ...children) => made(document.createElementNS(SVG, tag), attributes, children);
  const say = saying(JSON.parse(document.getElementById("labels").textContent));

  // What stands in the page packed small is unpacked district by district, when it is asked for.
  const packs = new Map();
  const unpack = async (place) => {
    const bytes = Uint8Array.from(atob(place.textContent), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const pack = await new Response(stream).json();
    return { ...pack, ...explaining(pack, say) };
  };
  const packOf = (district) => {
    if (!packs.has(district)) {
      const place = [...document.querySelectorAll(".pack")].find((item) => item.dataset.district === district);
      packs.set(district, place ? unpack(place) : Promise.resolve(null));
    }
    return packs.get(district);
  };

  // The same bars as in the tables.
  const shareBar = (bar) => {
    if (!bar) return "";
    const [sure, maybe, below, above] = bar;
    const svg = draw("svg", { class: "sb", viewBox: `-8 0 ${wide + 16} 12`, "aria-hidden": "true" }, draw("path", { class: "t", d: `M0 6H${wide}` }));
    if (sure) svg.append(draw("rect", { class: "y", y: 2, width: sure, height: 8 }));
    if (maybe > sure) svg.append(draw("rect", { class: "m", x: sure, y: 2, width: maybe - sure, height: 8 }));
    if (below) svg.append(draw("path", { class: "a below", d: "M-2 2L-7 6L-2 10" }));
    if (above) svg.append(draw("path", { class: "a above", d: `M${wide + 2} 2L${wide + 7} 6L${wide + 2} 10` }));
    return svg;
  };
  const placeBar = ([start, width, least, reach]) =>
    draw("svg", { class: "pb", viewBox: `0 0 ${wide} 12`, "aria-hidden": "true" },
      draw("path", { class: "t", d: `M0 6H${wide}` }),
      draw("rect", { class: "w", x: least, y: 4.5, width: reach, height: 3 }),
      draw("rect", { class: "y", x: start, y: 1.5, width, height: 9 }));

  const kinds = { "▲": "up", "▼": "down", "=": "same", "?": "open", "∅": "broken", "": "none" };
  const move = ([sign, words, spoken], text) => {
    const mark = make("span", { class: "sg", "aria-hidden": "true" }, text(sign));
    return make("span", { class: `mv mv-${kinds[text(sign)]}` }, mark, " ", make("span", { class: "sr" }, text(spoken)), text(words));
  };

  const figure = (label, ...content) => make("div", {}, make("dt", {}, label), make("dd", {}, ...content));
  const part = (key, ...content) => make("section", { class: "p-part" }, make("h3", {}, say(key)), ...content);
  const often = ([surely, perhaps, of]) => (of ? say("trials", { n: surely === perhaps ? surely : `${surely}–${perhaps}`, of }) : "–");

  const keyFigures = (year, text) => {
    const list = make("dl", { class: "p-figures" });
    const place = year.place === undefined ? [make("span", { class: "p-aside" }, text(year.aside))]
      : [make("b", {}, text(year.place)), " ", make("span", { class: "muted" }, say("peers", { n: year.peers })), placeBar(year.placeBar)];
    list.append(figure(say("place"), ...place));
    list.append(figure(say("share"), make("b", {}, text(year.share)), shareBar(year.bar)));
    list.append(figure(say("points"), make("b", {}, text(year.points))));
    if (year.best100 !== undefined && text(year.best100) !== "–") list.append(figure(say("of_best"), make("b", {}, text(year.best100))));
    list.append(figure(say("moved"), move(year.moved, text)));
    list.append(figure(say("known"), make("b", {}, `${year.known[0]} / ${year.known[1]}`)));
    return list;
  };

  const overYears = (years, shown, district, code, text) => {
    const table = make("table", { class: "plain-table p-years" });
    const heads = ["year", "place", "points", "share", "moved"].map((key) => make("th", { scope: "col" }, say(key)));
    const body = make("tbody");
    years.forEach((year, index) => {
      const link = make("a", { href: address(district, code, year.year) }, String(year.year));
      if (year === shown) link.setAttribute("aria-current", "true");
      body.append(make("tr", {},
        make("th", { scope: "row" }, link, make("span", { class: "note" }, text(year.edition))),
        make("td", {}, ...(year.place === undefined ? ["–"] : [text(year.place), make("span", { class: "note" }, say("peers", { n: year.peers }))])),
        make("td", {}, text(year.points)),
        make("td", {}, text(year.share), shareBar(year.bar)),
        make("td", {}, move(year.moved, text))));
      const before = years[index + 1];
      if (before && before.edition !== year.edition) body.append(make("tr", { class: "cut-row" }, make("td", { colspan: heads.length }, say("broken"))));
    });
    table.append(make("thead", {}, make("tr", {}, ...heads)), body);
    return part("years", make("div", { class: "rolls" }, table));
  };

  const lineLink = (words, path) => {
    const button = make("button", { type: "button", class: "to-line" }, words);
    button.dataset.path = path;
    return button;
  };
  const listed = (items, none, row) => (items.length ? make("ul", {}, ...items.map(row)) : make("p", { class: "muted" }, say(none)));
  const sides = (year, text) => {
    const step = (index) => (index < 0 ? [] : [make("span", { class: "p-step" }, text(index))]);
    const mark = (sure) => make("span", { class: `min ${sure ? "not_met" : "open"}`, "aria-hidden": "true" }, sure ? "✕" : "?");
    const lists = {
      missed: listed(year.missed, "no_missed", ([words, path, sure]) => make("li", {}, mark(sure), " ", lineLink(text(words), path))),
      weak: listed(year.weak, "no_weak", ([words, path, next]) => make("li", {}, lineLink(text(words), path), ...step(next))),
      strong: listed(year.strong, "no_strong", ([words, path]) => make("li", {}, lineLink(text(words), path))),
      unknown: listed(year.unknown, "no_unknown", ([words, path]) => make("li", {}, lineLink(text(words), path))),
    };
    const column = (...keys) => make("div", {}, ...keys.map((key) => part(key, lists[key])));
    return make("div", { class: "p-sides" }, column("missed", "weak"), column("strong", "unknown"));
  };

  const holding = (year, text) => {
    const held = year.holds;
    if (!held) return [];
    const places = held.without.map(([, place]) => text(place).split("–").map(Number));
    const best = Math.min(...places.map((ends) => ends[0]));
    const worst = Math.max(...places.map((ends) => ends[ends.length - 1]));
    const list = make("dl", { class: "p-figures" });
    if (places.length) list.append(figure(say("without"), make("b", {}, best === worst ? String(best) : `${best}–${worst}`)));
    list.append(figure(say("other"), make("b", {}, held.other < 0 ? "–" : text(held.other))));
    if (held.first[2]) list.append(figure(say("first"), often(held.first)), figure(say("quarter"), often(held.quarter)));
    const rows = held.without.map(([line, place]) => make("tr", {}, make("th", { scope: "row" }, text(line)), make("td", { class: "num" }, text(place))));
    const each = make("details", {}, make("summary", {}, `${say("without")}: ${say("without.each")}`), make("table", { class: "plain-table" }, make("tbody", {}, ...rows)));
    return [part("holds", list, ...(rows.length ? [each] : []))];
  };

  // Criteria and lines, each with its whole explanation; a line is found by its path.
  const lines = (year, pack) => {
    const why = pack.unpack(year.why);
    const mark = (element, path) => {
      element.dataset.line = path;
      [...element.children].filter((child) => child.matches(".line")).forEach((child, index) => mark(child, `${path}.${index}`));
      return element;
    };
    const criteria = why.parts.map((item, index) => {
      const [share, bar] = year.criteria[index];
      const summary = make("summary", {}, make("span", { class: "p-name" }, item.name), pack.badge(item), make("span", { class: "p-bar" }, shareBar(bar), make("span", { class: "num" }, bar ? `${pack.texts[share]} %` : "–")));
      return mark(make("details", { class: "line" }, summary, ...pack.body(item)), String(index));
    });
    const whole = make("details", { class: "line p-whole" }, make("summary", {}, make("span", { class: "p-name" }, why.name), pack.badge(why)), ...pack.body({ ...why, parts: [] }));
    whole.dataset.line = "";
    return part("lines", make("p", { class: "note" }, say("lines.note")), whole, ...criteria);
  };

  const dialog = document.getElementById("unit");
  const inside = { about: document.getElementById("unit-about"), title: document.getElementById("unit-title"), years: document.getElementById("unit-years"), body: document.getElementById("unit-body") };
  const address = (district, code, year) => `#unit/${encodeURIComponent(district)}/${encodeURIComponent(code)}/${year}`;
  const fill = (about, title, years, ...content) => {
    inside.about.textContent = about;
    inside.title.textContent = title;
    inside.years.replaceChildren(...years);
    inside.body.replaceChildren(...content);
    if (!dialog.open) dialog.showModal();
    inside.body.scrollTop = 0;
  };
  const toLine = (path) => {
    const target = [...inside.body.querySelectorAll("[data-line]")].find((item) => item.dataset.line === path);
    if (!target) return;
    for (let at = target; at !== inside.body; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    target.scrollIntoView({ block: "start" });
    (target.querySelector("summary") ?? target).focus?.();
    target.classList.add("found");
    setTimeout(() => target.classList.remove("found"), 1500);
  };

  const showUnit = async (district, code, wanted) => {
    const pack = await packOf(district);
    const unit = pack?.units[code];
    if (!unit) return fill("", say("not_found"), []);
    const [name, about] = unit;
    const years = JSON.parse(unit[2]);
    const year = years.find((item) => String(item.year) === wanted) ?? years[0];
    const text = (place) => pack.texts[place];
    const tabs = years.length < 2 ? [] : [...years].reverse().map((item) => {
      const tab = make("button", { type: "button", "aria-pressed": String(item === year) }, String(item.year));
      tab.addEventListener("click", () => (location.hash = address(district, code, item.year)));
      return tab;
    });
    fill(`${pack.name} · ${about} · ${code} · ${say("rules", { edition: text(year.edition) })}`, `${name}, ${year.year}`, tabs,
      keyFigures(year, text), sides(year, text), overYears(years, year, district, code, text), ...holding(year, text), lines(year, pack));
  };

  // Of which units the figure of a district is made.
  const showCriterion = async (district, wanted, index) => {
    const pack = await packOf(district);
    if (!pack) return fill("", say("not_found"), []);
    const rows = [];
    let title = "";
    for (const [code, [name, about, years]] of Object.entries(pack.units)) {
      const year = JSON.parse(years).find((item) => String(item.year) === wanted);
      const packed = year?.why[10][index];
      if (!packed) continue;
      const why = pack.unpack(packed);
      title = why.name;
      const [share, bar] = year.criteria[index];
      rows.push(make("tr", {},
        make("th", { scope: "row" }, make("a", { href: address(district, code, wanted) }, name), make("span", { class: "note" }, about)),
        make("td", {}, pack.badge(why)),
        make("td", { class: "c-share" }, make("span", { class: "num" }, bar ? `${pack.texts[share]} %` : "–"), shareBar(bar))));
    }
    const heads = ["", "points", "share"].map((key) => make("th", { scope: "col" }, key ? say(key) : pack.name));
    const table = make("table", { class: "plain-table" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
    fill(`${pack.name} · ${wanted}`, title, [], make("p", { class: "muted" }, say("criterion.lead")), make("div", { class: "rolls" }, table));
  };

  const route = () => {
    const [kind, ...steps] = location.hash.slice(1).split("/").map(decodeURIComponent);
    if (kind === "unit" && steps.length >= 2) showUnit(...steps);
    else if (kind === "criterion" && steps.length === 3) showCriterion(...steps);
    else if (dialog.open) dialog.close();
  };
  addEventListener("hashchange", route);
  dialog.addEventListener("close", () => {
    if (/^#(unit|criterion)\//.test(location.hash)) history.replaceState(null, "", location.href.split("#")[0]);
  });
  document.getElementById("unit-close").addEventListener("click", () => dialog.close());
  document.getElementById("unit-print").addEventListener("click", () => window.print());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    const button = event.target.closest(".to-line");
    if (button) toLine(button.dataset.path);
  });
  // A link that was followed before leads there again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#unit/'], a[href^='#criterion/']");
    if (link && link.hash === location.hash) {
      event.preventDefault();
      route();
    }
  });
  // A printed profile is unfolded, but for readings that had no bearing on it.
  const unread = "details.line:not([open]), details:has(.bearing.reading, .bearing.left_open):not([open])";
  unfoldInPrint(() => (dialog.open ? inside.body.querySelectorAll(unread) : []));

  // Where the reader is, the bar of contents shows.
  const links = new Map([...document.querySelectorAll(".topbar a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) links.get(entry.target.dataset.at)?.classList.toggle("here", entry.isIntersecting);
  }, { rootMargin: "-20% 0px -70% 0px" });
  for (const id of links.keys()) {
    const section = document.getElementById(id)?.closest("section");
    if (section) {
      section.dataset.at = id;
      seen.observe(section);
    }
  }
  route();
})();
