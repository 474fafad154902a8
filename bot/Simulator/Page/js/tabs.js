// On a narrow screen the panes are tabs; on a wide one they stand side by side and there are no tabs.
import { h } from './dom.js';

const names = { whatsapp: 'WhatsApp', sms: 'Sms', teams: 'Teams' };
const narrow = matchMedia('(max-width: 61.99em)');

/** Builds the tabs; `choose(name)` brings a pane to the front, `news(name)` counts something new in a pane that is not in front. */
export function tabs(host) {
  const order = Object.keys(names);
  const fresh = {};
  let chosen = 'sms';
  const buttons = Object.fromEntries(order.map(name => [name, h('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `pane-${name}`, onclick: () => choose(name), onkeydown: move,
  })]));
  host.replaceChildren(...Object.values(buttons));
  host.setAttribute('aria-label', 'Kies een scherm');
  narrow.addEventListener('change', draw);
  choose(chosen);

  function draw() {
    if (narrow.matches) host.setAttribute('role', 'tablist');
    else host.removeAttribute('role');
    for (const name of order) {
      const front = name === chosen;
      buttons[name].setAttribute('aria-selected', String(front));
      buttons[name].tabIndex = front ? 0 : -1;
      buttons[name].replaceChildren(names[name], ...(fresh[name]
        ? [h('span', { class: 'new' }, String(fresh[name]), h('span', { class: 'hear' }, ' nieuw'))] : []));
      const pane = document.getElementById(`pane-${name}`);
      pane.classList.toggle('chosen', front);
      if (narrow.matches) pane.setAttribute('role', 'tabpanel');
      else pane.removeAttribute('role');
    }
  }

  function choose(name) {
    chosen = name;
    fresh[name] = 0;
    draw();
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    choose(order[(order.indexOf(chosen) + step + order.length) % order.length]);
    buttons[chosen].focus();
  }

  return {
    choose,
    news(name) {
      if (name === chosen || !narrow.matches) return;
      fresh[name] = (fresh[name] ?? 0) + 1;
      draw();
    },
  };
}
