// "Storing nabootsen": buttons that put a fault ready; it happens once.
import { h } from './dom.js';
import { setFault } from './server.js';

/** Builds the list; `ready(names)` shows which faults stand ready. */
export function faultPanel(host, faults) {
  const buttons = new Map(faults.map(fault => [fault.name, h('button', {
    type: 'button', class: 'fault', 'aria-pressed': 'false',
    onclick: () => setFault(fault.name, buttons.get(fault.name).getAttribute('aria-pressed') !== 'true'),
  }, h('span', { class: 'box', 'aria-hidden': 'true' }), h('strong', {}, fault.title), h('small', {}, fault.tells))]));
  const groups = Map.groupBy(faults, fault => fault.group);
  host.replaceChildren(h('details', {},
    h('summary', {}, h('h2', { id: 'faults-title' }, 'Storing nabootsen')),
    h('p', { class: 'explain' }, 'Wat u aanzet, gaat één keer mis: bij het eerstvolgende bericht. Kijk wat WijkBot dan doet.'),
    h('div', { class: 'fault-groups' }, [...groups].map(([group, list]) => h('div', { class: 'fault-group' },
      h('h3', {}, group), list.map(fault => buttons.get(fault.name)))))));

  return {
    ready(names) {
      for (const [name, button] of buttons) button.setAttribute('aria-pressed', String(names.includes(name)));
    },
  };
}
