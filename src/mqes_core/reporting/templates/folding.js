"use strict";
// Unfolds what is printed while it is printed, and opens what a link leads to.

// `find` gives the folded parts that are to be seen on paper.
function unfoldInPrint(find) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...find()];
    folded.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
}

function openWhatLinksLeadTo() {
  const show = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", show);
  show();
}
