// "Foto of plaats": what a smartphone can send besides words, and a professional in Teams without the place.
import { h, named, newId } from './dom.js';
import { keepPhoto, keepSample, photoUrl } from './server.js';
import { places } from './places.js';

const samples = [
  { name: 'lamp', title: 'Voorbeeldfoto zonder plaats' },
  { name: 'lamp-gps', title: 'Voorbeeldfoto met plaats (gps)' },
];

/** @param onPin gets a place to send at once; without it there are only photos. `photo()` gives the chosen photo's id, `forget()` lets it go. */
export function attach(onPin = null) {
  let photo = null;
  const chosen = h('div', { class: 'chosen-photo', hidden: true });
  const file = h('input', { type: 'file', accept: 'image/*', id: newId('file'), onchange: () => file.files[0] && choose(keepPhoto(file.files[0]), file.files[0].name) });
  const details = h('details', { class: 'attach' },
    h('summary', {}, onPin ? 'Foto of plaats' : 'Foto'),
    h('div', { class: 'attach-body' },
      h('fieldset', {}, h('legend', {}, 'Foto'),
        h('label', { htmlFor: file.id, class: 'hear' }, 'Kies een foto van dit apparaat'), file,
        h('div', { class: 'pair' }, samples.map(sample =>
          h('button', { type: 'button', onclick: () => choose(keepSample(sample.name), sample.title) }, sample.title)))),
      onPin && pinFields(pin => { details.open = false; onPin(pin); })));

  async function choose(kept, title) {
    const { id } = await kept ?? {};
    if (!id) return;
    photo = id;
    details.open = false;
    chosen.hidden = false;
    chosen.replaceChildren(h('img', { src: photoUrl(id), alt: '' }), h('span', {}, `Klaar om te versturen: ${title}`),
      h('button', { type: 'button', class: 'quiet', onclick: forget }, 'Weghalen'));
    details.closest('form').querySelector('textarea').focus();
  }

  function forget() {
    photo = null;
    file.value = '';
    chosen.hidden = true;
    chosen.replaceChildren();
  }

  return { above: [chosen], below: [details], photo: () => photo, forget };
}

function pinFields(onPin) {
  const [latitude, longitude] = ['Breedte', 'Lengte'].map(name =>
    h('input', { id: newId('pin'), type: 'text', inputMode: 'decimal', title: `${name}, graden`, required: false }));
  const choice = h('select', { id: newId('pin'), onchange: fill }, places.map((place, index) => h('option', { value: index }, place.label)));

  function fill() {
    latitude.value = places[choice.value].latitude;
    longitude.value = places[choice.value].longitude;
  }

  function send() {
    const [north, east] = [latitude, longitude].map(field => Number(field.value.replace(',', '.')));
    const wrong = !(Math.abs(north) <= 90) ? latitude : !(Math.abs(east) <= 180) ? longitude : null;
    if (wrong) return wrong.focus();
    const known = places[choice.value];
    const same = known.latitude === north && known.longitude === east;
    onPin({ latitude: north, longitude: east, label: same ? known.label : null, address: null });
  }

  fill();
  return h('fieldset', {}, h('legend', {}, 'Plaats'),
    h('div', { class: 'pair' }, named('Wijk', choice), named('Breedtegraad', latitude), named('Lengtegraad', longitude)),
    h('button', { type: 'button', onclick: send }, 'Stuur deze plaats'));
}
