// Text of a message with its web addresses as links.
import { h } from './dom.js';

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** Children for an element: strings and links. */
export function linked(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    parts.push(text.slice(from, found.index), outside(found[0], found[0]));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** A link that opens beside this page; plain text when it is not a web address. */
export function outside(url, label, className = null) {
  return /^https?:\/\//i.test(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', class: className }, label)
    : h('span', {}, label);
}
