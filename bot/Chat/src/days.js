// A line with the day above the first message of each day.
import { createElement } from 'react';

const day = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long' });
const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

export const daySeparators = store => () => next => (...args) => {
  const render = next(...args);
  const { activity } = args[0] ?? {};
  if (!render || !activity?.timestamp || !beginsDay(store, activity)) return render;
  return (...more) => createElement('div', { className: 'chat-dag-groep' },
    createElement('p', { className: 'chat-dag' }, day.format(new Date(activity.timestamp))),
    render(...more));
};

function beginsDay(store, activity) {
  const said = store.getState().activities.filter(({ type, timestamp }) => type === 'message' && timestamp);
  const at = said.findIndex(({ id }) => id === activity.id);
  return at === 0 || (at > 0 && !sameDay(said[at - 1].timestamp, activity.timestamp));
}
