// The buttons of a card.
import { h } from '../dom.js';
import { outside } from '../words.js';
import { gather } from './inputs.js';
import { draw } from './elements.js';

/** Does what the action says, with what was filled in. */
export function run(action, context) {
  if (action.type === 'Action.ToggleVisibility') return toggle(action, context);
  const filled = action.associatedInputs === 'none' ? {} : gather(context.scope);
  if (!filled) return undefined;
  const data = action.data && typeof action.data === 'object' ? action.data : {};
  return context.press({ type: action.type, id: action.id, title: action.title, verb: action.verb, data: { ...data, ...filled } });
}

function toggle(action, context) {
  for (const target of action.targetElements ?? []) {
    const [id, visible] = typeof target === 'string' ? [target] : [target.elementId, target.isVisible];
    const element = context.root.querySelector(`[data-element="${CSS.escape(id)}"]`);
    if (element) element.hidden = visible === undefined ? !element.hidden : !visible;
  }
}

// Inputs of a shown card go along with its own buttons, and with those of the card around it do not.
function showCard(action, context, open) {
  const shown = h('div', { class: 'ac-shown', hidden: true });
  const inner = { ...context, scope: [...context.scope, shown] };
  shown.append(...(action.card?.body ?? []).flatMap((element, index) => draw(element, inner, index === 0)));
  if (action.card?.actions?.length) shown.append(...actionSet(action.card.actions, inner));
  const button = h('button', { type: 'button', class: look(action), 'aria-expanded': 'false', onclick: () => open(button, shown) }, action.title);
  return [button, shown];
}

const look = action => String(action.style ?? '').toLowerCase();

// The verb that a step of "Probeer dit" looks for: the action's own, or that of the button inside a shown card.
const verbOf = action => action.verb ?? action.card?.actions?.map(verbOf).find(Boolean) ?? null;

/** The buttons, and under them the cards that they show. */
export function actionSet(actions, context) {
  const bar = h('div', { class: 'ac-actions' });
  const under = [];
  const open = (button, shown) => {
    for (const other of under) if (other !== shown) other.hidden = true;
    for (const each of bar.querySelectorAll('[aria-expanded]')) each.setAttribute('aria-expanded', 'false');
    shown.hidden = !shown.hidden;
    button.setAttribute('aria-expanded', String(!shown.hidden));
    if (!shown.hidden) shown.querySelector('textarea, input, select, button')?.focus();
  };
  for (const action of actions) {
    let button;
    if (action.type === 'Action.OpenUrl') button = outside(action.url, action.title, `button ${look(action)}`);
    else if (action.type === 'Action.ShowCard') {
      const [made, shown] = showCard(action, context, open);
      button = made;
      under.push(shown);
    } else button = h('button', { type: 'button', class: look(action), onclick: () => run(action, context) }, action.title);
    const verb = verbOf(action);
    if (verb && !context.scope.some(scope => scope.classList.contains('ac-shown'))) button.dataset.verb = verb;
    bar.append(button);
  }
  return [bar, ...under];
}
