// Brings the page together: the panes, the tools around them, and the live feed that fills them.
import { clearAll, follow } from './server.js';
import { faultPanel } from './faults.js';
import { phone } from './phone.js';
import { tabs } from './tabs.js';
import { teams } from './teams.js';
import { tryPanel } from './try.js';
import { wirePanel } from './wire.js';

const at = id => document.getElementById(id);
let panes = null;
let faults;
let wire;
let steps;

const bar = tabs(at('tabs'));

function build(state) {
  panes = {
    whatsapp: phone('whatsapp', at('pane-whatsapp'), state, () => bar.news('whatsapp')),
    sms: phone('sms', at('pane-sms'), state, () => bar.news('sms')),
    teams: teams(at('pane-teams'), state, () => bar.news('teams'), verb => steps.seen({ verb })),
  };
  faults = faultPanel(at('faults'), state.faults);
  wire = wirePanel(at('wire'));
  steps = tryPanel(at('try'), (pane, what) => {
    bar.choose(pane);
    if (typeof what === 'string') panes[pane].fill(what);
    else panes[pane].find(what.button);
  });
}

follow({
  state(state) {
    if (!panes) build(state);
    panes.whatsapp.reset(state.messages);
    panes.sms.reset(state.messages);
    panes.teams.reset(state.posts);
    faults.ready(state.ready);
    wire.reset(state.calls);
    for (const post of state.posts) steps.seen({ post });
    for (const message of state.messages) steps.seen({ message });
  },
  phone(message) {
    panes.whatsapp.put(message);
    panes.sms.put(message);
    steps.seen({ message });
  },
  post(post) {
    panes.teams.put(post);
    steps.seen({ post });
  },
  unpost: id => panes.teams.remove(id),
  faults: names => faults.ready(names),
  wire: call => wire.add(call),
  cleared() {
    panes.whatsapp.reset([]);
    panes.sms.reset([]);
    panes.teams.reset([]);
    wire.reset([]);
    steps.reset();
  },
}, live => {
  at('connection').textContent = live ? 'Verbonden' : 'Geen verbinding. Opnieuw proberen…';
  at('connection').classList.toggle('live', live);
});

at('clear').addEventListener('click', () => clearAll());
