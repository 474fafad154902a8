// One function per element of the card.
import { h } from '../dom.js';
import { markdown } from '../markdown.js';
import { actionSet, run } from './actions.js';
import { inputs } from './inputs.js';

const lower = value => String(value ?? '').toLowerCase();

const elements = {
  TextBlock(e) {
    const look = [
      'ac-text', `size-${lower(e.size || (e.style === 'heading' ? 'large' : 'default'))}`,
      `weight-${lower(e.weight || (e.style === 'heading' ? 'bolder' : 'default'))}`,
      `color-${lower(e.color)}`, `align-${lower(e.horizontalAlignment)}`, e.isSubtle ? 'subtle' : '', e.wrap ? '' : 'nowrap',
    ].join(' ');
    return h(e.style === 'heading' ? 'h4' : 'div', { class: look }, e.style === 'heading' ? e.text : markdown(e.text ?? ''));
  },
  RichTextBlock: e => h('p', { class: 'ac-text' }, (e.inlines ?? []).map(run =>
    (typeof run === 'string' ? run : h(lower(run.weight) === 'bolder' ? 'strong' : 'span', { class: run.isSubtle ? 'subtle' : null }, run.text)))),
  FactSet: e => h('dl', { class: 'ac-facts' }, (e.facts ?? []).flatMap(fact =>
    [h('dt', {}, fact.title), h('dd', {}, markdown(fact.value ?? ''))])),
  Image: (e, context) => {
    const image = h('img', {
      src: e.url, alt: e.altText ?? '', class: `img-${lower(e.size || 'auto')} ${lower(e.style) === 'person' ? 'img-person' : ''}`,
    });
    return e.selectAction ? chosen(e.selectAction, image, context) : image;
  },
  ImageSet: (e, context) => h('div', { class: 'ac-images' }, (e.images ?? []).flatMap(image =>
    draw({ size: e.imageSize, ...image, type: 'Image' }, context))),
  Container: (e, context) => box(e, context, e.items),
  ColumnSet: (e, context) => h('div', { class: 'ac-columns' }, (e.columns ?? []).map(column => {
    const width = column.width ?? 'stretch';
    const made = box(column, context, column.items);
    made.classList.add('ac-column', width === 'auto' ? 'auto' : 'stretch');
    if (Number(width) > 0) made.style.flexGrow = String(Number(width));
    if (/^\d+px$/.test(width)) made.style.flex = `0 0 ${width}`;
    return made;
  })),
  ActionSet: (e, context) => h('div', { class: 'ac-box' }, actionSet(e.actions ?? [], context)),
  ...inputs,
};

function box(e, context, items) {
  const look = `ac-box ${e.style && lower(e.style) !== 'default' ? `styled style-${lower(e.style)}` : ''} ${e.bleed ? 'bleed' : ''}`;
  return h('div', { class: look }, (items ?? []).flatMap((item, index) => draw(item, context, index === 0)));
}

const chosen = (action, content, context) => (action.type === 'Action.OpenUrl'
  ? h('a', { href: action.url, target: '_blank', rel: 'noopener noreferrer' }, content)
  : h('button', { type: 'button', onclick: () => run(action, context) }, content));

/** The element, or its fallback, or a line that says what is missing. */
export function draw(element, context, first = false) {
  const make = elements[element.type];
  if (!make) {
    if (element.fallback === 'drop') return [];
    if (element.fallback) return draw(element.fallback, context, first);
    return [h('p', { class: 'ac-unknown' }, `Dit deel kent de simulator niet: ${element.type}`)];
  }
  const made = make(element, context);
  if (element.spacing && !first) made.classList.add(`space-${lower(element.spacing)}`);
  if (element.separator && !first) made.classList.add('line-above');
  if (element.id) made.dataset.element = element.id;
  if (element.isVisible === false) made.hidden = true;
  return [made];
}
