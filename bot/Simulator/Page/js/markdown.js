// The Markdown that Adaptive Cards and Teams allow: bold, italic, links and lists.
import { h } from './dom.js';
import { outside } from './words.js';

const inline = /\*\*(.+?)\*\*|__(.+?)__|\*(?!\s)(.+?)\*|(?<![\w])_(.+?)_(?![\w])|\[([^\]]+)\]\(([^)\s]+)\)|<at>(.+?)<\/at>/;

function phrase(text) {
  const found = inline.exec(text);
  if (!found) return [unescape(text)];
  const [all, bold, bold2, italic, italic2, label, url, at] = found;
  const inside = bold ?? bold2;
  const made = inside ? h('strong', {}, phrase(inside))
    : italic ?? italic2 ? h('em', {}, phrase(italic ?? italic2))
      : at ? h('span', { class: 'mention' }, at)
        : outside(url, unescape(label));
  return [unescape(text.slice(0, found.index)), made, ...phrase(text.slice(found.index + all.length))];
}

const unescape = text => text.replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1');

/** Paragraphs and lists, as elements. */
export function markdown(text) {
  const blocks = [];
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*(?:([-*+])|\d+\.)\s+(.*)$/.exec(line);
    const last = blocks.at(-1);
    if (item) {
      const tag = item[1] ? 'UL' : 'OL';
      const list = last?.tagName === tag ? last : h(tag);
      list.append(h('li', {}, phrase(item[2])));
      if (list !== last) blocks.push(list);
    } else if (!line.trim()) blocks.push(null);
    else if (last?.tagName === 'P') last.append(h('br'), ...phrase(line));
    else blocks.push(h('p', {}, phrase(line)));
  }
  return blocks.filter(block => block !== null);
}
