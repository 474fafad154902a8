// How an SMS is counted: GSM 03.38 has 160 characters (153 per part), anything else is UCS-2 with 70 (67 per part).
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡'
  + 'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const extended = new Set('^{}\\[~]|€\f');

/** Encoding, number of units and parts, and which characters make it UCS-2. */
export function measure(text) {
  const characters = [...text];
  const costly = [...new Set(characters.filter(c => !basic.has(c) && !extended.has(c)))];
  const sizes = costly.length ? characters.map(c => c.length) : characters.map(c => (extended.has(c) ? 2 : 1));
  const [single, part] = costly.length ? [70, 67] : [160, 153];
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const parts = units <= single ? (units ? 1 : 0) : fill(sizes, part);
  return { encoding: costly.length ? 'UCS-2' : 'GSM-7', units, parts, room: parts > 1 ? parts * part : single, costly };
}

// A character of two units is never cut in half: it moves to the next part.
function fill(sizes, part) {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) { parts++; used = 0; }
    used += size;
  }
  return parts;
}

/** One line about a text: "12/160 · 1 sms · GSM-7". */
export function describe(text) {
  const { encoding, units, parts, room, costly } = measure(text);
  const why = costly.length ? ` door ${costly.slice(0, 4).map(c => `‘${c}’`).join(' ')}` : '';
  return { line: `${units}/${room} tekens · ${parts} sms · ${encoding}${why}`, costly: costly.length > 0 };
}
