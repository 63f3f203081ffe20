import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The parsed text, or null when it is not valid ICU. */
export function parsed(text: string): MessageFormatElement[] | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** Every element, those inside tags and branches too. */
export function* walk(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element;
    if (element.type === TYPE.tag) yield* walk(element.children);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) yield* walk(option.value);
  }
}

/** Name → kind of each argument and tag. */
export function argumentsOf(elements: readonly MessageFormatElement[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of walk(elements)) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    const kind = {
      [TYPE.argument]: 'plain',
      [TYPE.number]: 'number',
      [TYPE.date]: 'date',
      [TYPE.time]: 'time',
      [TYPE.select]: 'select',
      [TYPE.plural]: 'plural',
      [TYPE.tag]: 'tag',
    }[element.type];
    const options = element.type === TYPE.select ? Object.keys(element.options).toSorted().join() : '';
    found.set(element.value, `${kind}${options && ` ${options}`}`);
  }
  return found;
}

/**
 * What a reader may see: one text per branch of a plural or select. A name (`{carrier}`, `{shop}`) stands as
 * U+E000, a figure as 0, any other argument (a date in the reader's language) as U+E001.
 */
export function plainForms(text: string): string[] {
  return expand(parsed(text) ?? []);
}

function expand(elements: readonly MessageFormatElement[]): string[] {
  return elements.reduce<string[]>(
    (before, element) => before.flatMap((start) => branches(element).map((end) => start + end)),
    [''],
  );
}

function branches(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal) return [element.value];
  if (element.type === TYPE.pound || element.type === TYPE.number) return ['0'];
  if (element.type === TYPE.tag) return expand(element.children);
  if (element.type === TYPE.plural || element.type === TYPE.select)
    return Object.values(element.options).flatMap((option) => expand(option.value));
  return [element.value === 'carrier' || element.value === 'shop' ? '\ue000' : '\ue001'];
}
