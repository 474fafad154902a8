// Talks with the simulator. Every refusal comes back as a sentence for the person at the page.
import { notice } from './notice.js';

const api = '/simulator/api';

async function call(method, path, body, type = 'application/json') {
  try {
    const response = await fetch(api + path, { method, headers: { 'Content-Type': type }, body });
    const json = response.headers.get('Content-Type')?.includes('json') ? await response.json() : null;
    if (response.ok) return json ?? {};
    notice(json?.message ?? `Dat lukte niet (${response.status}).`);
  } catch {
    notice('De simulator is niet te bereiken. Draait WijkBot nog?');
  }
  return null;
}

export const sendMessage = (phone, message) => call('POST', `/phones/${phone}/messages`, JSON.stringify(message));
export const keepPhoto = file => call('POST', '/photos', file, file.type || 'application/octet-stream');
export const keepSample = name => call('POST', `/photos/samples/${name}`, '{}');
export const writePost = post => call('POST', '/teams/posts', JSON.stringify(post));
export const pressAction = press => call('POST', '/teams/actions', JSON.stringify(press));
export const setFault = (name, ready) => call('PUT', `/faults/${name}`, JSON.stringify({ ready }));
export const clearAll = () => call('POST', '/clear', '{}');
export const photoUrl = id => `${api}/photos/${id}`;

/** Follows what happens. `handlers` has a function per kind of change; `state` comes first and after every new connection. */
export function follow(handlers, onConnection) {
  const source = new EventSource(`${api}/events`);
  source.onopen = () => onConnection(true);
  source.onerror = () => onConnection(false);
  for (const [type, handle] of Object.entries(handlers))
    source.addEventListener(type, event => handle(JSON.parse(event.data)));
}
