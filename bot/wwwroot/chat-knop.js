// The button of the chat, on our own pages and on the municipality's:
//   <script src="https://wijkbot.voorbeeld.nl/chat-knop.js" data-wijk="windmolenbroek" defer></script>
// It adds one labelled button. The chat itself is loaded when somebody presses it.
(() => {
  const own = document.currentScript;
  const base = new URL(own.src).origin;
  const wijk = own.dataset.wijk ?? '';
  const label = own.dataset.tekst ?? 'Chat met WijkBot';
  const page = `${base}/chat?in=pagina${wijk ? `&wijk=${encodeURIComponent(wijk)}` : ''}`;

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000; font-family: inherit; }
    .knop { display: inline-flex; align-items: center; gap: .6em; min-height: 3.25rem; padding: .6rem 1.3rem; font: inherit; font-size: 1.05rem; font-weight: 600; cursor: pointer;
      border: 2px solid #fff; border-radius: 2rem; background: var(--utrecht-button-primary-action-background-color, #00566b); color: var(--utrecht-button-primary-action-color, #fff); box-shadow: 0 2px 12px rgb(0 0 0 / .3); }
    .knop:hover { background: var(--utrecht-button-primary-action-hover-background-color, #003a49); }
    .knop svg { width: 1.5em; height: 1.5em; }
    :focus-visible { outline: 3px solid var(--utrecht-focus-color, #17252c); outline-offset: 3px; box-shadow: 0 0 0 3px var(--utrecht-focus-background-color, #ffdd57); }
    .venster { display: flex; flex-direction: column; width: min(26rem, calc(100vw - 2rem)); height: min(42rem, calc(100vh - 2rem)); background: #fff; border-radius: .75rem; overflow: hidden; box-shadow: 0 6px 30px rgb(0 0 0 / .35); }
    .venster iframe { flex: 1; width: 100%; border: 0; }
    .sluit { align-self: stretch; min-height: 2.75rem; font: inherit; font-weight: 600; cursor: pointer; border: 0; background: var(--utrecht-document-background-color, #fff); color: var(--utrecht-link-color, #00566b); text-decoration: underline; }
    .sluit:focus-visible { outline-offset: -3px; }
    [hidden] { display: none; }
    @media (max-width: 36rem), (max-height: 30rem) { :host(.open) { inset: 0; } .venster { width: 100%; height: 100%; border-radius: 0; } }
    @media print { :host { display: none; } }`);

  const host = document.createElement('wijkbot-chat');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [style];
  root.innerHTML = `
    <button class="knop" type="button" aria-haspopup="dialog" aria-expanded="false">
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M4 5h16v11H10l-5 4v-4H4z"/></svg>
      <span></span>
    </button>
    <div class="venster" role="dialog" hidden><button class="sluit" type="button">Sluit de chat</button></div>`;
  const button = root.querySelector('.knop');
  const dialog = root.querySelector('.venster');
  const closer = root.querySelector('.sluit');
  button.querySelector('span').textContent = label;
  dialog.setAttribute('aria-label', label);

  const open = (address = page) => {
    const shown = dialog.querySelector('iframe');
    if (!shown) dialog.append(Object.assign(document.createElement('iframe'), { src: address, title: label, allow: 'geolocation' }));
    else if (address !== page) shown.src = address;
    show(true);
    closer.focus();
  };
  const close = () => {
    show(false);
    button.focus();
  };
  const show = opened => {
    dialog.hidden = !opened;
    button.hidden = opened;
    button.setAttribute('aria-expanded', String(opened));
    host.classList.toggle('open', opened);
  };
  button.addEventListener('click', () => open());
  closer.addEventListener('click', close);
  root.addEventListener('keydown', ({ key }) => { if (key === 'Escape' && !dialog.hidden) close(); });
  addEventListener('message', ({ origin, data }) => { if (origin === base && data === 'wijkbot-sluit') close(); });
  // links to the chat on the page open the same window
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[data-chat]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href.includes('begin=') ? `${link.href}&in=pagina` : page);
  });
  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
})();
