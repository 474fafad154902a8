// "Probeer dit": the story in steps, and a few things beside it. A click fills the field; the person sends it.
import { h } from './dom.js';

const story = [
  ['teams', 'Koppel de wijk', 'koppel windmolenbroek'],
  ['sms', 'Meld een lamp', 'Er is een kapotte lamp in de Palmstraat'],
  ['sms', 'Beantwoord de vragen', 'ja'],
  ['teams', 'Neem de melding op', { button: 'oppakken' }],
  ['teams', 'Stuur een antwoord', { button: 'antwoorden' }],
  ['teams', 'Handel af', { button: 'afhandelen' }],
  ['sms', 'Zeg: niet opgelost', 'nee, de lamp doet het nog niet'],
];

const also = [
  ['whatsapp', 'Alles in één zin', 'Naast de container op de Palmstraat 12 ligt al een week een oude bank'],
  ['whatsapp', 'Een idee voor de wijk', 'Ik wil met mijn buren een moestuin beginnen'],
  ['whatsapp', 'Een mens spreken', 'Ik wil graag een medewerker spreken'],
  ['sms', 'Bent u een robot?', 'Bent u een robot?'],
  ['sms', 'Nood', 'Help er is brand in de flat'],
];

/** Builds the list. `go(pane, what)` fills a field, or brings the reader to a button of a card. */
export function tryPanel(host, go) {
  const step = ([pane, title, what], index) => {
    const numbered = index !== undefined;
    const mark = numbered ? h('span', { class: 'nr', 'aria-hidden': 'true' }, String(index + 1)) : null;
    const said = h('span', { class: 'hear' });
    const button = h('button', {
      type: 'button', class: `step ${numbered ? '' : 'loose'}`,
      onclick: () => {
        button.classList.add('done');
        if (mark) mark.textContent = '✓';
        said.textContent = ' (gedaan)';
        go(pane, what);
      },
    }, mark, title, said);
    return h('li', {}, button);
  };
  host.replaceChildren(h('details', { open: matchMedia('(min-width: 62em)').matches },
    h('summary', {}, h('h2', { id: 'try-title' }, 'Probeer dit')),
    h('div', { class: 'try-lists' },
      h('ol', {}, story.map(step)),
      h('div', { class: 'also' }, h('p', { id: 'also' }, 'Of ook:'),
        h('ul', { 'aria-labelledby': 'also' }, also.map(one => step(one)))))));
}
