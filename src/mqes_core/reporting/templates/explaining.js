"use strict";
// Packed explanations put back into words: what the pages of results share. `data` holds texts, readings and lines.
const explaining = (data, say) => {
  // A packed explanation with its texts put back.
  const unpack = (packed) => {
    const [number, title, status, outcome, inputs, rule, because, minimum, readings, source, parts]
      = typeof packed === "number" ? data.lines[packed] : packed;
    const text = (place) => data.texts[place];
    return {
      name: [text(number), text(title)].filter(Boolean).join(" "),
      status: text(status),
      outcome: text(outcome),
      inputs: inputs.map(([label, value]) => `${text(label)}: ${text(value)}`),
      rule: text(rule),
      because: text(because),
      minimum: text(minimum),
      readings: readings.map(([place, bearing]) => [...data.readings[place], bearing]),
      source: text(source),
      parts: parts.map(unpack),
    };
  };

  const reading = ([id, about, taken, because, provisional, bearing]) => {
    const bore = make("span", { class: `bearing ${bearing}` }, say(`bearing.${bearing}`));
    const item = make("li", {}, bore, make("strong", {}, about), make("span", {}, taken), make("span", { class: "muted" }, because));
    if (provisional) item.append(make("span", { class: "min open" }, `? ${say("readings.provisional")}`));
    item.title = id;
    return item;
  };

  const facts = (why) => {
    const list = make("dl", { class: "why-facts" });
    const add = (key, ...content) => {
      if (content.length) list.append(make("div", {}, make("dt", {}, say(`explain.${key}`)), make("dd", {}, ...content)));
    };
    const lines = (texts) => (texts.length > 1 ? [make("ul", {}, ...texts.map((words) => make("li", {}, words)))] : texts);
    add("inputs", ...lines(why.inputs));
    add("rule", ...lines(why.rule.split("\n").filter(Boolean)));
    add("because", ...(why.because ? [why.because] : []));
    add("minimum", ...(why.minimum ? [why.minimum] : []));
    add("source", ...(why.source ? [why.source] : []));
    return list;
  };

  const readings = (why) => {
    if (!why.readings.length) return [];
    const decisive = why.readings.filter((note) => note[5] !== "beside").length;
    const turns = decisive ? `, ${say("explain.turns")}: ${decisive}` : "";
    const summary = make("summary", {}, `${say("explain.readings")}: ${why.readings.length}${turns}`);
    return [make("details", { class: "why-readings" }, summary, make("ul", {}, ...why.readings.map(reading)))];
  };

  const badge = (why) => make("span", { class: `badge ${why.status}` }, why.outcome);

  const part = (why) => {
    if (!why.parts.length) return make("article", { class: "line" }, make("h3", {}, why.name, " ", badge(why)), facts(why), ...readings(why));
    const summary = make("summary", {}, make("span", {}, why.name), " ", badge(why));
    return make("details", { class: "line" }, summary, ...body(why));
  };

  const body = (why) => {
    const content = [facts(why), ...readings(why)];
    if (why.parts.length) content.push(make("h3", { class: "made-of" }, say("explain.parts")), ...why.parts.map(part));
    return content;
  };

  // What was noticed in the data stands beside the card that was made of it.
  const noticed = (remarks) => {
    if (!remarks.length) return [];
    const list = make("ul", {}, ...remarks.map((place) => make("li", {}, data.texts[place])));
    return [make("aside", { class: "remarks" }, make("h3", {}, say("remarks")), list)];
  };

  return { badge, body, noticed, part, unpack };
};
