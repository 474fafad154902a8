// "Achter de schermen": the calls between WijkBot and the simulated providers.
import { h, stayAtEnd } from './dom.js';

const kept = 100;

export function wirePanel(host) {
  const list = h('ol', { class: 'calls', tabIndex: 0, 'aria-labelledby': 'wire-title' });
  stayAtEnd(list);
  host.replaceChildren(h('details', {},
    h('summary', {}, h('h2', { id: 'wire-title' }, 'Achter de schermen')),
    h('p', { class: 'explain' }, 'De echte aanroepen tussen WijkBot, Twilio en Teams, met hun antwoord.'),
    list));

  const line = call => h('li', {},
    h('time', { dateTime: call.at }, new Date(call.at).toLocaleTimeString('nl-NL')),
    h('span', { title: call.toWijkBot ? 'naar WijkBot' : 'van WijkBot' }, h('span', { 'aria-hidden': 'true' }, call.toWijkBot ? '→' : '←'),
      h('span', { class: 'hear' }, call.toWijkBot ? 'naar WijkBot' : 'van WijkBot')),
    h('span', { class: (call.status ?? 999) >= 400 ? 'fail' : null }, String(call.status ?? 'geen')),
    h('span', {}, call.call),
    call.note && h('span', { class: 'note' }, call.note));

  return {
    reset: calls => list.replaceChildren(...calls.map(line)),
    add(call) {
      list.append(line(call));
      if (list.children.length > kept) list.firstChild.remove();
    },
  };
}
