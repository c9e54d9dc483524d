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

// What comes in sight on the way turns out higher or lower than the room that was kept for it, so the place is asked for
// until it holds over two looks, unless the reader goes on in the meantime.
function scrollToPlace(target) {
  const gone = new AbortController();
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(event, () => gone.abort(), { signal: gone.signal, passive: true });
  const top = () => target.getBoundingClientRect().top;
  const look = (turns, held) => {
    if (gone.signal.aborted) return;
    const before = top();
    target.scrollIntoView();
    const holds = Math.abs(top() - before) < 1 ? held + 1 : 0;
    if (turns && holds < 2) requestAnimationFrame(() => requestAnimationFrame(() => look(turns - 1, holds)));
    else gone.abort();
  };
  look(20, 0);
}

function openWhatLinksLeadTo() {
  const show = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    if (target) scrollToPlace(target);
  };
  addEventListener("hashchange", show);
  addEventListener("load", show);
  // A link that was followed before leads there again.
  document.addEventListener("click", (event) => event.target.closest("a[href^='#']")?.hash === location.hash && show());
  show();
}
