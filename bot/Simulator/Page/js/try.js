// "Probeer dit": the story in steps, and a few things beside it. A click fills the field; the person sends it.
// A step is ticked when it has really happened, by whatever way.
import { h } from './dom.js';

const pressed = verb => seen => seen.verb === verb;
const story = [
  { pane: 'teams', title: 'Koppel de wijk', what: 'koppel windmolenbroek', done: ({ post }) => post && !post.fromBot && /koppel/i.test(post.text) },
  { pane: 'sms', title: 'Meld een lamp', what: 'Er is een kapotte lamp in de Palmstraat', done: ({ message }) => message?.fromResident },
  { pane: 'sms', title: 'Beantwoord de vragen', what: 'ja', done: ({ message }) => message && !message.fromResident && /\b[MIVT]-\d+/.test(message.body) },
  { pane: 'teams', title: 'Neem de melding op', what: { button: 'oppakken' }, done: pressed('oppakken') },
  { pane: 'teams', title: 'Stuur een antwoord', what: { button: 'antwoorden' }, done: pressed('antwoorden') },
  { pane: 'teams', title: 'Handel af', what: { button: 'afhandelen' }, done: pressed('afhandelen') },
  { pane: 'sms', title: 'Zeg: niet opgelost', what: 'nee, de lamp doet het nog niet', done: ({ message }, before) => before && message?.fromResident && /^nee\b/i.test(message.body) },
];

const also = [
  { pane: 'whatsapp', title: 'Alles in één zin', what: 'Naast de container op de Palmstraat 12 ligt al een week een oude bank' },
  { pane: 'whatsapp', title: 'Een idee voor de wijk', what: 'Ik wil met mijn buren een moestuin beginnen' },
  { pane: 'whatsapp', title: 'Een mens spreken', what: 'Ik wil graag een medewerker spreken' },
  { pane: 'sms', title: 'Bent u een robot?', what: 'Bent u een robot?' },
  { pane: 'sms', title: 'Nood', what: 'Help er is brand in de flat' },
];

/**
 * Builds the list. `go(pane, what)` fills a field, or brings the reader to a button of a card.
 * `seen({ message | post | verb })` ticks the steps that this completes; `reset()` begins anew.
 */
export function tryPanel(host, go) {
  const finished = new Set();
  const numbered = story.map((step, index) => {
    const mark = h('span', { class: 'nr', 'aria-hidden': 'true' });
    const said = h('span', { class: 'hear' });
    const button = h('button', { type: 'button', class: 'step', onclick: () => go(step.pane, step.what) }, mark, step.title, said);
    return { step, index, mark, said, button };
  });
  const loose = also.map(step => h('button', { type: 'button', class: 'step loose', onclick: () => go(step.pane, step.what) }, step.title));

  function draw() {
    const next = numbered.find(({ index }) => !finished.has(index));
    for (const { index, mark, said, button } of numbered) {
      const done = finished.has(index);
      button.classList.toggle('done', done);
      mark.textContent = done ? '✓' : String(index + 1);
      said.textContent = done ? ' (gedaan)' : '';
      if (next?.index === index) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
  }

  draw();
  host.replaceChildren(h('details', { open: matchMedia('(min-width: 62em)').matches },
    h('summary', {}, h('h2', { id: 'try-title' }, 'Probeer dit')),
    h('div', { class: 'try-lists' },
      h('ol', {}, numbered.map(({ button }) => h('li', {}, button))),
      h('div', { class: 'also' }, h('p', { id: 'also' }, 'Of ook:'),
        h('ul', { 'aria-labelledby': 'also' }, loose.map(button => h('li', {}, button)))))));

  return {
    seen(what) {
      story.forEach((step, index) => { if (step.done(what, finished.has(index - 1))) finished.add(index); });
      draw();
    },
    reset() {
      finished.clear();
      draw();
    },
  };
}
