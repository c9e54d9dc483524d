// Filters the changes.
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

  openWhatLinksLeadTo();
  unfoldInPrint(() => document.querySelectorAll("details[data-print]:not([open])"));
})();
