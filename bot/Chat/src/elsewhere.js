// "Verder op uw telefoon": asks the bot for a code, in words that can be typed as well.
export function offerPhone(store) {
  const button = document.getElementById('verder');
  button.hidden = false;
  button.addEventListener('click', () => {
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: 'verder op mijn telefoon', method: 'code' } });
  });
}
