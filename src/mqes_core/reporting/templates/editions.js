// Filters the changes; opens what a link leads to; unfolds what is printed.
(() => {
  "use strict";
  document.documentElement.classList.add("js");

  const form = document.getElementById("filter");
  if (form) {
    const changes = [...document.querySelectorAll(".change")];
    const shown = form.querySelector(".shown");
    const apply = () => {
      const { bearing, family } = form.elements;
      let count = 0;
      for (const change of changes) {
        const fits =
          (!bearing.value || change.dataset.bearing.split(" ").includes(bearing.value)) &&
          (!family.value || change.dataset.family === family.value);
        change.hidden = !fits;
        count += fits;
        const folded = change.closest("details.tier");
        if (fits && folded && (bearing.value || family.value)) folded.open = true;
      }
      shown.textContent = shown.dataset.words.replace("{n}", count).replace("{of}", changes.length);
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  const show = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", show);
  show();

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details[data-print]:not([open])")];
    folded.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
})();
