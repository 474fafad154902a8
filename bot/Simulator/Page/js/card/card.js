// Shows an Adaptive Card 1.5: the elements that WijkBot writes, and a plain line for any other.
import { h } from '../dom.js';
import { actionSet } from './actions.js';
import { draw } from './elements.js';

/** @param json the card. @param press gets the action with what was filled in merged into its data; its promise ends when it was handled. */
export function card(json, press) {
  const root = h('div', { class: 'ac', tabIndex: -1, role: 'group', 'aria-label': json.speak ?? 'Kaart' });
  const context = {
    root,
    scope: [root],
    card: inner => card(inner, press),
    async press(action) {
      root.setAttribute('aria-busy', 'true');
      const buttons = [...root.querySelectorAll('button')];
      for (const button of buttons) button.disabled = true;
      await press(action);
      root.removeAttribute('aria-busy');
      for (const button of buttons) button.disabled = false;
      if (document.activeElement === document.body) root.focus();
    },
  };
  root.append(...(json.body ?? []).flatMap((element, index) => draw(element, context, index === 0)));
  if (json.actions?.length) root.append(...actionSet(json.actions, context));
  return root;
}
