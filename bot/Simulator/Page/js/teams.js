// The Teams pane: a channel of the team, its threads, and who is working in it.
import { h, named, newId, stayAtEnd } from './dom.js';
import { composer } from './composer.js';
import { notice } from './notice.js';
import { thread } from './thread.js';
import { pressAction, writePost } from './server.js';

/** Builds the pane in `host`; `onNew` is told of every message of WijkBot, `onPressed` of the verb of every button that was pressed. */
export function teams(host, state, onNew, onPressed) {
  const posts = new Map();
  const threads = new Map();
  const channel = h('select', { id: newId('channel'), onchange: showAll },
    state.channels.map(c => h('option', { value: c.slug }, c.name)));
  const people = h('fieldset', { class: 'people' }, h('legend', {}, 'U bent'), state.people.map((person, index) =>
    h('label', {}, h('input', { type: 'radio', name: 'person', value: person.id, checked: index === 0, onchange: showAll }),
      h('span', {}, person.name, h('span', { class: 'hear' }, `, ${person.role}`)))));
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', tabIndex: 0, 'aria-label': 'Berichten in Teams' });
  const toEnd = stayAtEnd(log);
  const mention = h('input', { type: 'checkbox', checked: true });
  const write = composer({
    label: 'Nieuw bericht in het kanaal',
    button: 'Plaats',
    below: [h('label', { class: 'mention-choice' }, mention, 'Noem @WijkBot (anders ziet alleen u en uw collega’s het)')],
    onSend: text => (text.trim() ? say(text, null, mention.checked) : false),
  });

  host.replaceChildren(
    h('header', { class: 'pane-head' },
      h('div', { class: 'head-row' }, h('h2', { id: 'title-teams' }, 'Teams'), h('small', {}, state.team)),
      h('div', { class: 'team-row' }, h('div', { class: 'pair' }, named('Kanaal', channel)), people)),
    log, write.form);

  const me = () => people.querySelector(':checked').value;
  const here = post => post.channel === channel.value;
  const say = (text, root, toBot, photo = null) => { writePost({ channel: channel.value, author: me(), text, mention: toBot, root, photo }); };

  const context = {
    viewer: me,
    reply: (root, text, toBot, photo) => say(text, root, toBot, photo),
    async press(post, action) {
      const answer = await pressAction({ author: me(), post: post.id, action });
      if (answer?.message) notice(answer.message);
      else if (answer) {
        notice('Gedaan. De kaart is bijgewerkt.');
        onPressed(action.verb);
      }
    },
  };

  function welcome() {
    const name = channel.selectedOptions[0].textContent;
    return h('div', { class: 'empty' },
      h('p', {}, `Koppel dit kanaal. Dan komen de meldingen van ${name} hier binnen.`),
      h('button', { type: 'button', class: 'primary', onclick: () => say(`koppel ${channel.value}`, null, true) }, `Koppel ${name}`));
  }

  function show(post) {
    const root = post.root ?? post.id;
    log.querySelector('.empty')?.remove();
    if (!threads.has(root)) {
      threads.set(root, thread(context));
      log.append(threads.get(root).element);
      if (!post.fromBot) toEnd();
    }
    threads.get(root).put(post);
  }

  function showAll() {
    threads.clear();
    log.replaceChildren(welcome());
    for (const post of posts.values()) if (here(post)) show(post);
    toEnd();
  }

  return {
    ...write,
    reset(all) {
      posts.clear();
      for (const post of all) posts.set(post.id, post);
      showAll();
    },
    put(post) {
      const fresh = !posts.has(post.id);
      posts.set(post.id, post);
      if (here(post)) show(post);
      if (fresh && post.fromBot) onNew();
    },
    remove(id) {
      posts.delete(id);
      showAll();
    },
    /** Brings the reader to the newest card's button for a verb. */
    find(verb) {
      const buttons = [...log.querySelectorAll(`[data-verb="${verb}"]`)];
      if (!buttons.length) return notice('Er staat nog geen kaart met deze knop in dit kanaal. Doe eerst de stappen ervoor.');
      const target = buttons.at(-1);
      target.scrollIntoView({ block: 'center' });
      target.focus();
    },
  };
}
