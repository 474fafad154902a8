// One conversation per tab: its token is kept in the tab's own storage, so that a refresh goes on where it was and another tab begins anew.
const keyOf = account => `wijkbot-gesprek-${account}`;

/** The conversation of this tab; null when too many are begun from here. */
export async function conversation(account) {
  const kept = JSON.parse(sessionStorage.getItem(keyOf(account)) ?? 'null');
  // a copied tab gets a copy of the storage: only one of the two may go on with the conversation
  if (kept && await holds(kept.conversationId)) {
    const fresh = await post('/v3/directline/tokens/refresh', kept.token);
    if (fresh) return { ...kept, token: fresh.token, resumed: true };
  }
  const made = await post(`/chat/gesprek?account=${encodeURIComponent(account)}`);
  if (!made) return null;
  await holds(made.conversationId);
  return { conversationId: made.conversationId, token: made.token, user: userOf(made.token), resumed: false };
}

/** Keeps the conversation, with the newest token, for the next load of this tab. */
export function remember(account, own, directLine) {
  const keep = () => sessionStorage.setItem(keyOf(account), JSON.stringify({ ...own, resumed: undefined, token: directLine.token ?? own.token }));
  keep();
  addEventListener('pagehide', keep);
}

export function forget(account) {
  sessionStorage.removeItem(keyOf(account));
}

/** True when this tab has the conversation for itself; it keeps it until it closes. */
function holds(id) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise(answer => {
    navigator.locks.request(`wijkbot-${id}`, { ifAvailable: true }, lock => {
      answer(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}

async function post(path, token) {
  const response = await fetch(path, { method: 'POST', headers: token ? { Authorization: `Bearer ${token}` } : {} });
  return response.ok ? response.json() : null;
}

function userOf(token) {
  return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).user;
}
