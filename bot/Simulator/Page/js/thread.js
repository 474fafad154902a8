// A thread in a channel: the first message, the replies, and a place to reply.
import { h, timeOf } from './dom.js';
import { attach } from './attach.js';
import { card } from './card/card.js';
import { composer } from './composer.js';
import { markdown } from './markdown.js';
import { photoUrl } from './server.js';

/** @param context `viewer()` who looks, `reply(root, text, toBot, photo)`, `press(post, action)` */
export function thread(context) {
  const replies = h('div', { class: 'thread-replies' });
  const element = h('article', { class: 'thread' }, replies);
  const parts = new Map();
  let head = null;

  function put(post) {
    const old = parts.get(post.id);
    if (old?.shows(post)) return;
    // A pressed button is switched off while its answer is awaited, and the browser then lets go of the focus.
    const waiting = old?.element.querySelector('[aria-busy]') && document.activeElement === document.body;
    const held = waiting || old?.element.contains(document.activeElement);
    const part = message(post, context);
    parts.set(post.id, part);
    if (old) old.element.replaceWith(part.element);
    else if (post.root) replies.append(part.element);
    else element.prepend(part.element);
    if (held) part.focus();
    if (!post.root && !head) element.append(replyBox(post));
    if (!post.root) head = post;
  }

  function replyBox(root) {
    const mention = h('input', { type: 'checkbox' });
    const picture = attach();
    const write = composer({
      label: `Reageer op ${root.author}`,
      button: 'Reageer',
      above: picture.above,
      below: [h('label', { class: 'mention-choice' }, mention, 'Noem @WijkBot'), ...picture.below],
      onSend: text => {
        if (!text.trim() && !picture.photo()) return false;
        context.reply(root.id, text, mention.checked, picture.photo());
        picture.forget();
        return true;
      },
    });
    return h('details', {}, h('summary', {}, 'Reageer voor collega’s'), write.form);
  }

  return { element, put };
}

function message(post, context) {
  const seen = signature(post, context);
  const cards = (post.cards ?? []).map((json, index) => {
    // Teams shows the card that answered a button to who pressed it; the others see it once the message itself is updated.
    const mine = index === 0 ? post.views?.[context.viewer()] : null;
    return card(mine ?? json, action => context.press(post, action));
  });
  const element = h('div', { class: `post ${post.root ? 'reply' : ''}` },
    h('span', { class: `avatar ${post.fromBot ? 'bot' : ''}`, 'aria-hidden': 'true' }, initials(post.author)),
    h('div', { class: 'post-head' }, h('h3', {}, post.author), h('time', { dateTime: post.at }, timeOf(post.at)),
      post.edited && h('span', {}, 'bijgewerkt'),
      !post.fromBot && !post.mentioned && h('span', {}, 'alleen voor collega’s')),
    h('div', { class: 'post-body' },
      post.text && h('div', { class: 'words' }, post.fromBot && post.textFormat !== 'plain' ? markdown(post.text) : h('p', {}, post.mentioned && h('span', { class: 'mention' }, '@WijkBot '), post.text)),
      post.photo && h('img', { src: photoUrl(post.photo), alt: 'Geplakte foto' }),
      cards,
      post.status === 'refused' && h('p', { class: 'bad' }, `WijkBot nam dit niet aan (${post.errorCode || 'geen antwoord'}).`)));
  return {
    element,
    shows: other => signature(other, context) === seen,
    focus: () => (cards[0] ?? element).focus(),
  };
}

const signature = (post, context) => JSON.stringify([post.text, post.cards, post.views?.[context.viewer()], post.status, post.edited]);
const initials = name => name.split(' ').map(word => word[0]).slice(0, 2).join('');
