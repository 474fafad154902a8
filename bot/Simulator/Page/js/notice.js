/** Shows one line for a few seconds, and says it to screen readers. */
let timer;
export function notice(text) {
  const line = document.getElementById('notice');
  clearTimeout(timer);
  line.textContent = text;
  timer = setTimeout(() => { line.textContent = ''; }, 8000);
}
