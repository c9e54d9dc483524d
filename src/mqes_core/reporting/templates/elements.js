"use strict";
// Elements for all pages, made with text nodes only: nothing from the data is ever read as markup.

function make(tag, attributes = {}, ...children) {
  return made(document.createElement(tag), attributes, children);
}

function made(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Says what stands under a key of `words`, with `values` in place of {names}.
function saying(words) {
  return (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
}
