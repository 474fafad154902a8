// A place to write and send. Enter sends; Shift+Enter begins a new line.
import { h, newId } from './dom.js';

/**
 * @param label what the field is for
 * @param onSend gets the text; the field is emptied when it returns something other than false
 * @param onInput is told of every change of the text
 * @param above elements above the field; `below` under it
 */
export function composer({ label, button = 'Verstuur', onSend, onInput = () => {}, above = [], below = [], describedBy = null }) {
  const id = newId('write');
  const field = h('textarea', {
    id, rows: 1, placeholder: 'Bericht', maxLength: 1600, 'aria-describedby': describedBy, autocomplete: 'off',
    oninput: () => { fit(); onInput(field.value); },
    onkeydown: event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    },
  });
  const form = h('form', {
    class: 'composer',
    onsubmit: async event => {
      event.preventDefault();
      const text = field.value;
      if (onSend(text) === false) return;
      set('');
      field.focus();
    },
  }, above, h('label', { htmlFor: id, class: 'hear' }, label),
  h('div', { class: 'row' }, field, h('button', { type: 'submit', class: 'primary send' }, button)), below);

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 128)}px`;
  }

  function set(text) {
    field.value = text;
    fit();
    onInput(text);
  }

  return {
    form,
    set,
    /** Puts a text in the field and the cursor behind it. */
    fill(text) {
      set(text);
      field.focus();
      field.setSelectionRange(text.length, text.length);
    },
    focus: () => field.focus(),
  };
}
