// Builds elements without innerHTML, so that nothing a resident or WijkBot writes can become markup.

/** An element with properties and children. `on…` adds a listener, `class` and `aria-…` are attributes, null and false are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-') && name !== 'list' && name !== 'form') element[name] = value;
    else element.setAttribute(name === 'class' ? 'class' : name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element of an SVG picture. It is decoration: what it means is said in words beside it. */
export function svg(viewBox, ...paths) {
  const ns = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(ns, 'svg');
  picture.setAttribute('viewBox', viewBox);
  picture.setAttribute('aria-hidden', 'true');
  for (const attributes of paths) {
    const path = document.createElementNS(ns, 'path');
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    picture.append(path);
  }
  return picture;
}

let last = 0;
/** An id that is used nowhere else on the page. */
export const newId = prefix => `${prefix}-${++last}`;

/** A field under its label. */
export const named = (label, field) => h('div', { class: 'named' }, h('label', { htmlFor: field.id }, label), field);

/** 14:05, in the reader's time zone. */
export const timeOf = iso => new Date(iso).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });

/**
 * Keeps a list at its end while its reader is there: also when a photo loads late, or its pane comes to the front.
 * Returns a function that brings it to the end whatever the reader was looking at.
 */
export function stayAtEnd(list) {
  let stuck = true;
  const settle = () => { if (stuck) list.scrollTop = list.scrollHeight; };
  list.addEventListener('scroll', () => {
    if (list.clientHeight) stuck = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  });
  list.addEventListener('load', settle, true);
  new ResizeObserver(settle).observe(list);
  new MutationObserver(settle).observe(list, { childList: true, subtree: true });
  return () => { stuck = true; settle(); };
}
