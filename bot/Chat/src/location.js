// "Gebruik mijn locatie": asks first, in words, and shares the place once.
export function offerLocation(store) {
  const open = document.getElementById('plek-open');
  if (!navigator.geolocation) return;
  const question = document.getElementById('plek-vraag');
  const failed = document.getElementById('plek-mislukt');
  open.hidden = false;
  open.addEventListener('click', () => {
    failed.hidden = true;
    question.hidden = !question.hidden;
    open.setAttribute('aria-expanded', String(!question.hidden));
    if (!question.hidden) question.querySelector('button').focus();
  });
  const close = () => {
    question.hidden = true;
    open.setAttribute('aria-expanded', 'false');
    open.focus();
  };
  document.getElementById('plek-nee').addEventListener('click', close);
  document.getElementById('plek-ja').addEventListener('click', () => {
    close();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => share(store, coords),
      () => { failed.hidden = false; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
}

function share(store, { latitude, longitude }) {
  const round = degrees => Math.round(degrees * 1e5) / 1e5; // about a metre
  store.dispatch({
    type: 'DIRECT_LINE/POST_ACTIVITY',
    meta: { method: 'code' },
    payload: {
      activity: {
        type: 'message',
        text: '',
        entities: [{ type: 'GeoCoordinates', latitude: round(latitude), longitude: round(longitude) }],
      },
    },
  });
}
