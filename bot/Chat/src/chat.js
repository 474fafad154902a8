// The chat on the page: Microsoft's Web Chat on our own Direct Line, in Dutch, with what residents need besides.
import { createDirectLine, createStore, renderWebChat } from 'botframework-webchat';
import { daySeparators } from './days.js';
import { conversation, forget, remember } from './conversation.js';
import { offerLocation } from './location.js';
import { offerPhone } from './elsewhere.js';
import { look } from './look.js';
import { opening } from './opening.js';
import { smallerPhotos } from './photos.js';
import { showPhotos } from './preview.js';
import { watchConnection } from './connection.js';
import { words } from './words.js';

const root = document.getElementById('chat');
const account = root.dataset.account;

async function start() {
  const own = await conversation(account);
  if (!own) {
    document.getElementById('chat-druk').hidden = false;
    return;
  }
  const directLine = smallerPhotos(createDirectLine({
    token: own.token,
    conversationId: own.resumed ? own.conversationId : undefined,
    domain: `${location.origin}/v3/directline`,
    webSocket: root.dataset.socket !== 'false',
  }));
  const store = createStore({}, opening(root.dataset.opening));
  remember(account, own, directLine);
  watchConnection(directLine, () => {
    forget(account);
    location.reload();
  });
  offerLocation(store);
  offerPhone(store);
  showPhotos(store);
  root.replaceChildren();
  renderWebChat({
    directLine,
    store,
    locale: 'nl-NL',
    nonce: root.dataset.nonce,
    styleOptions: look(),
    activityMiddleware: daySeparators(store),
    overrideLocalizedStrings: words,
    userID: own.user,
  }, root);
  root.dataset.klaar = '';
}

start();
