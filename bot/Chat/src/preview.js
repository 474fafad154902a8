// The photos that go with the next message, with a button to take one away: Web Chat itself shows only a dot on the paper clip.
export function showPhotos(store) {
  const list = document.getElementById('foto-voorbeeld');
  let shown;
  store.subscribe(() => {
    const { sendBoxAttachments: photos } = store.getState();
    if (photos === shown) return;
    shown = photos;
    for (const picture of list.querySelectorAll('img')) URL.revokeObjectURL(picture.src);
    list.replaceChildren(...photos.map((photo, i) => item(photo, `Verwijder foto ${i + 1}`, () => keep(store, photos.filter(other => other !== photo)))));
    list.hidden = photos.length === 0;
  });
}

function keep(store, attachments) {
  store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS', payload: { attachments } });
}

function item({ blob }, label, remove) {
  const picture = Object.assign(document.createElement('img'), { src: URL.createObjectURL(blob), alt: 'Voorbeeld van uw foto' });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'utrecht-button utrecht-button--secondary-action', textContent: label });
  button.addEventListener('click', remove);
  const line = document.createElement('li');
  line.append(picture, button);
  return line;
}
