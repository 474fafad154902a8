// One message on a phone.
import { h, svg, timeOf } from './dom.js';
import { ticks } from './ticks.js';
import { linked } from './words.js';
import { describe } from './sms.js';
import { photoUrl } from './server.js';

const drop = 'M12 2a7 7 0 00-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 00-7-7zm0 4.5a2.5 2.5 0 110 5 2.5 2.5 0 010-5z';

/** The message; `onReply(button)` is called when one of its buttons is pressed. */
export function bubble(message, onReply) {
  const lost = ['refused', 'undelivered', 'failed'].includes(message.status);
  return h('div', { class: `bubble ${message.fromResident ? 'mine' : 'theirs'} ${lost ? 'lost' : ''}` },
    h('span', { class: 'hear' }, message.fromResident ? 'U: ' : 'WijkBot: '),
    message.photo && h('img', { src: photoUrl(message.photo), alt: 'Verstuurde foto' }),
    message.photoAddress && h('img', { src: message.photoAddress, alt: 'Ontvangen foto' }),
    message.pin && place(message.pin),
    message.body && h('p', { class: 'words' }, linked(message.body)),
    message.buttons?.length > 0 && h('div', { class: 'replies' }, message.buttons.map(button =>
      h('button', { type: 'button', onclick: () => onReply(button) },
        h('span', {}, button.title, button.description && h('small', {}, button.description))))),
    h('p', { class: 'meta' },
      message.phone === 'sms' && h('span', {}, short(message.body)),
      h('time', { dateTime: message.at }, timeOf(message.at)),
      ticks(message)));
}

function place({ latitude, longitude, label, address }) {
  return h('p', { class: 'pin' }, svg('0 0 24 24', { d: drop, fill: 'currentColor', 'fill-rule': 'evenodd' }),
    h('span', {}, h('strong', {}, label ?? 'Plaats'), h('br'), address ?? `${latitude}, ${longitude}`));
}

const short = body => describe(body).line.split(' · ').slice(1).join(' · ');
