// How far a message came, as ticks with the word beside them: never by colour or shape alone.
import { h, svg } from './dom.js';

const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
const one = () => svg('0 0 22 16', { ...stroke, d: 'M5 9l4 4 8-9' });
const two = () => svg('0 0 22 16', { ...stroke, d: 'M1 9l4 4 8-9' }, { ...stroke, d: 'M9 12l1.5 1.5L19 4' });
const clock = () => svg('0 0 22 16', { ...stroke, d: 'M11 2a6 6 0 100 12 6 6 0 000-12zM11 5v3l2 2' });
const cross = () => svg('0 0 22 16', { ...stroke, d: 'M6 3l10 10M16 3L6 13' });

const states = {
  sending: [clock, 'onderweg naar WijkBot'],
  waiting: [clock, 'wacht op het volgende bericht'],
  received: [two, 'WijkBot heeft het'],
  refused: [cross, 'WijkBot nam het niet aan', 'bad'],
  queued: [clock, 'bij Twilio'],
  sent: [one, 'verstuurd'],
  delivered: [two, 'bezorgd'],
  read: [two, 'gelezen', 'read'],
  undelivered: [cross, 'niet bezorgd', 'bad'],
  failed: [cross, 'niet verstuurd', 'bad'],
};

/** The ticks of a message. */
export function ticks({ status, errorCode }) {
  const [picture, word, look = ''] = states[status] ?? [clock, status];
  const code = errorCode ? ` (${errorCode})` : '';
  return h('span', { class: `tick ${look}` }, picture(), word + code);
}
