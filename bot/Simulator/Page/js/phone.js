// A phone: who holds it, which number of WijkBot it writes to, the messages, and a place to write.
import { h, named, newId, stayAtEnd } from './dom.js';
import { attach } from './attach.js';
import { bubble } from './bubble.js';
import { composer } from './composer.js';
import { describe } from './sms.js';
import { sendMessage } from './server.js';

const kinds = {
  whatsapp: {
    title: 'WhatsApp',
    hint: 'Schrijf in gewone woorden wat er is. Een foto of een plaats mag ook.',
    idea: 'Naast de container ligt een oude bank',
  },
  sms: {
    title: 'Sms',
    hint: 'Een oude telefoon: alleen tekst. De teller laat zien hoeveel sms’jes het kost.',
    idea: 'Er is een kapotte lamp in de Palmstraat',
  },
};

/** Builds the phone in `host`; `onNew` is told of every message of WijkBot. */
export function phone(kind, host, state, onNew) {
  const messages = new Map();
  const shown = new Map();
  const { title, hint, idea } = kinds[kind];
  const resident = select(state.residents.filter(r => r.phone === kind).map(r => [r.number, r.name]));
  const ours = select(state.numbers.filter(n => n.channel === kind).map(n => [n.number, wijkName(n.wijk)]));
  const numbers = h('small', {});
  const empty = h('div', { class: 'empty' }, h('p', {}, hint),
    h('button', { type: 'button', class: 'idea', onclick: () => write.fill(idea) }, `‘${idea}’`));
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', tabIndex: 0, 'aria-label': `Berichten op ${title}` });
  const toEnd = stayAtEnd(log);

  const counter = kind === 'sms' ? h('p', { class: 'counter', id: newId('count') }) : null;
  const extras = kind === 'whatsapp' ? attach(pin => send({ pin })) : null;
  const write = composer({
    label: `Bericht per ${title}`,
    describedBy: counter?.id,
    above: extras?.above,
    below: counter ? [counter] : extras.below,
    onInput: count,
    onSend: text => {
      const photo = extras?.photo() ?? null;
      if (!text.trim() && !photo) return false;
      send({ body: text, photo });
      extras?.forget();
      return true;
    },
  });

  host.replaceChildren(
    h('header', { class: 'pane-head' },
      h('div', { class: 'head-row' }, h('h2', { id: `title-${kind}` }, title), numbers),
      h('div', { class: 'pair' }, named('Bewoner', resident), named('Schrijft naar', ours))),
    log, write.form);
  count('');

  function select(options) {
    return h('select', { id: newId('pick'), onchange: showAll }, options.map(([value, label]) => h('option', { value }, label)));
  }

  function count(text) {
    if (!counter) return;
    const { line, costly } = describe(text);
    counter.textContent = line;
    counter.classList.toggle('costly', costly);
  }

  const send = part => sendMessage(kind, { from: resident.value, to: ours.value, ...part });
  const here = message => message.resident === resident.value && message.ours === ours.value;

  function show(message) {
    const fresh = bubble(message, pressed => send({ pressed, replyTo: message.sid }));
    const old = shown.get(message.sid);
    shown.set(message.sid, fresh);
    empty.remove();
    if (old) old.replaceWith(fresh);
    else log.append(fresh);
    if (message.fromResident && !old) toEnd();
  }

  function showAll() {
    numbers.textContent = `${spoken(resident.value)} → ${spoken(ours.value)}`;
    log.replaceChildren(empty);
    shown.clear();
    for (const message of messages.values()) if (here(message)) show(message);
    toEnd();
  }

  return {
    ...write,
    reset(all) {
      messages.clear();
      for (const message of all) if (message.phone === kind) messages.set(message.sid, message);
      showAll();
    },
    put(message) {
      if (message.phone !== kind) return;
      const fresh = !messages.has(message.sid);
      messages.set(message.sid, message);
      if (here(message)) show(message);
      if (fresh && !message.fromResident) onNew();
    },
  };
}

const wijkName = slug => (slug ? slug.split('-').map(word => word[0].toUpperCase() + word.slice(1)).join(' ') : 'Heel Almelo');

// +31612345678 is said as 06 1234 5678, +31546850119 as 0546 850 119.
const spoken = number => number.startsWith('+316')
  ? number.replace(/^\+316(\d{4})(\d{4})$/, '06 $1 $2')
  : number.replace(/^\+31(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');
