// The fields of a card. `gather` reads them, and stops at the first that must be filled and is not.
import { h, newId } from '../dom.js';

function field(e, control, read) {
  const id = newId('field');
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const group = control.tagName === 'FIELDSET';
  if (!group) {
    control.id = id;
    control.setAttribute('aria-describedby', error.id);
  }
  const name = e.label ?? e.placeholder ?? e.title ?? 'Antwoord';
  const label = e.isRequired ? `${name} (verplicht)` : name;
  if (group) control.prepend(h('legend', {}, label));
  const element = h('div', { class: 'ac-input' }, group ? null : h('label', { htmlFor: id }, label), control, error);
  element.input = {
    id: e.id,
    read,
    /** Shows or hides what is wrong; true when all is well. */
    check() {
      const wrong = e.isRequired && !read() || (e.regex && read() && !new RegExp(e.regex).test(read()));
      error.hidden = !wrong;
      error.textContent = wrong ? e.errorMessage ?? 'Vul dit in.' : '';
      (group ? control.querySelector('input') : control).setAttribute('aria-invalid', String(Boolean(wrong)));
      if (wrong) (group ? control.querySelector('input') : control).focus();
      return !wrong;
    },
  };
  return element;
}

function choices(e) {
  const several = e.isMultiSelect === true;
  const wanted = String(e.value ?? '').split(',');
  if (!several && e.style !== 'expanded') {
    const select = h('select', {}, h('option', { value: '' }, e.placeholder ?? 'Kies'),
      (e.choices ?? []).map(c => h('option', { value: c.value, selected: wanted.includes(c.value) }, c.title)));
    return field(e, select, () => select.value);
  }
  const name = newId('choice');
  const boxes = (e.choices ?? []).map(c => h('input', {
    type: several ? 'checkbox' : 'radio', name, value: c.value, checked: wanted.includes(c.value),
  }));
  const set = h('fieldset', {}, (e.choices ?? []).map((c, index) => h('label', { class: 'choice' }, boxes[index], c.title)));
  return field(e, set, () => boxes.filter(b => b.checked).map(b => b.value).join(','));
}

function single(type) {
  return e => {
    const control = e.isMultiline
      ? h('textarea', { rows: 3 })
      : h('input', { type: type ?? { Tel: 'tel', Url: 'url', Email: 'email' }[e.style] ?? 'text' });
    if (e.placeholder) control.placeholder = e.placeholder;
    if (e.maxLength) control.maxLength = e.maxLength;
    control.value = e.value ?? '';
    return field(e, control, () => control.value);
  };
}

export const inputs = {
  'Input.Text': single(null),
  'Input.Number': single('number'),
  'Input.Date': single('date'),
  'Input.Time': single('time'),
  'Input.ChoiceSet': choices,
  'Input.Toggle': e => {
    const [on, off] = [e.valueOn ?? 'true', e.valueOff ?? 'false'];
    const control = h('input', { type: 'checkbox', checked: e.value === on });
    return field({ ...e, label: e.label ?? e.title }, control, () => (control.checked ? on : off));
  },
};

/** What is filled in within these elements, or null when something is missing. */
export function gather(scopes) {
  const found = scopes.flatMap(scope => [...scope.querySelectorAll('.ac-input')])
    .filter(element => scopes.includes(element.closest('.ac-shown') ?? element.closest('.ac')))
    .map(element => element.input);
  if (!found.every(input => input.check())) return null;
  return Object.fromEntries(found.map(input => [input.id, input.read()]));
}
