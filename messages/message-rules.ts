import { TYPE } from '@formatjs/icu-messageformat-parser';
import { argumentsOf, parsed, plainForms, walk } from './icu';

/** The rules that the texts keep. Each takes flat catalogs and returns one line per breach, so none is hidden. */
export type Catalog = ReadonlyMap<string, string>;
export type Catalogs = Readonly<Record<string, Catalog>>;

/** Nested messages as `a.b.c` → text. A value that is neither text nor a group becomes the empty text. */
export function flatten(tree: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
    } else flat.set(prefix + key, typeof value === 'string' ? value : '');
  }
  return flat;
}

/** Every language has every key. */
export function missingKeys(catalogs: Catalogs): string[] {
  const all = new Set(Object.values(catalogs).flatMap((catalog) => [...catalog.keys()]));
  return Object.entries(catalogs).flatMap(([locale, catalog]) =>
    [...all].filter((key) => !catalog.has(key)).map((key) => `${locale}: ${key} is missing`),
  );
}

/** No empty text, no stray space at its ends, no decomposed accents, no straight quote (it escapes in ICU). */
export function untidyTexts(catalogs: Catalogs): string[] {
  return eachText(catalogs, (text) => {
    if (text.trim() === '') return 'is empty';
    if (text !== text.trim()) return 'has a space at an end';
    if (text !== text.normalize('NFC')) return 'is not in composed form';
    return /['"]/.test(text) ? 'has a straight quote' : null;
  });
}

export function syntaxErrors(catalogs: Catalogs): string[] {
  return eachText(catalogs, (text) => (parsed(text) ? null : 'is not valid ICU'));
}

/**
 * Arguments and tags are those of English. A plural may be a plain number where the language has no plural; where
 * a carrier needs words of its own (`{carrierCode, select, …}`) each language decides for itself.
 */
export function argumentMismatches(catalogs: Catalogs, reference: string): string[] {
  return eachText(catalogs, (text, key, locale) => {
    const wanted = argumentsOf(parsed(catalogs[reference]?.get(key) ?? '') ?? []);
    const found = argumentsOf(parsed(text) ?? []);
    const names = new Set([...wanted.keys(), ...found.keys()]);
    names.delete('carrierCode');
    const wrong = [...names].filter((name) => !isSameArgument(locale, wanted.get(name), found.get(name)));
    return wrong.length > 0 ? `differs from ${reference} in ${wrong.join(', ')}` : null;
  });
}

function isSameArgument(locale: string, wanted: string | undefined, found: string | undefined): boolean {
  const isPluralless = pluralCategories(locale, 'cardinal').length === 1;
  return (
    wanted === found || (wanted === 'plural' && isPluralless && (found === 'plain' || found === 'number'))
  );
}

/** A plural names exactly the categories of its language: no `one` in Vietnamese, none forgotten in English. */
export function wrongPluralForms(catalogs: Catalogs): string[] {
  return eachText(catalogs, (text, _key, locale) => {
    for (const element of walk(parsed(text) ?? [])) {
      if (element.type !== TYPE.plural) continue;
      const forms = Object.keys(element.options).filter((form) => !form.startsWith('='));
      const categories = pluralCategories(locale, element.pluralType ?? 'cardinal');
      if (forms.toSorted().join() !== categories.join()) return `has plural forms ${forms.join(', ')}`;
    }
    return null;
  });
}

/** Nothing is left in English, unless it holds no word at all or `allowed` names it. */
export function untranslatedTexts(
  catalogs: Catalogs,
  reference: string,
  allowed: ReadonlySet<string>,
): string[] {
  return eachText(catalogs, (text, key, locale) => {
    if (locale === reference || allowed.has(key) || !/\p{L}/u.test(plainForms(text).join(' '))) return null;
    return text === catalogs[reference]?.get(key) ? `is the ${reference} text` : null;
  });
}

/** Vietnamese of more than three words always has a letter that English has not. */
export function unaccentedVietnamese(catalog: Catalog): string[] {
  return eachText({ vi: catalog }, (text) => {
    const forms = plainForms(text).filter((form) => (form.match(/\p{L}+/gu) ?? []).length > 3);
    return forms.some((form) => !/[ăâđêôơư]|\p{M}/iu.test(`${form}${form.normalize('NFD')}`))
      ? 'has no Vietnamese diacritics'
      : null;
  });
}

/** Chinese typography: full-width punctuation, no space at it or between Han, a space beside a Latin name. */
export function chineseTypography(catalog: Catalog): string[] {
  const rules: [RegExp, string][] = [
    [/[,;!?()]|(?<=[\p{Script=Han}\ue000]\s?)[.:]|[.:](?=\s?\p{Script=Han})/u, 'half-width punctuation'],
    [/\p{Script=Han}\s+\p{Script=Han}/u, 'a space between Han characters'],
    [/\s[，。；：！？（）、“”]|[，。；：！？（）、“”]\s/u, 'a space at full-width punctuation'],
    [/[\uff10-\uff19\uff21-\uff5a]/u, 'full-width digits or letters'],
    [/\p{Script=Han}[A-Za-z0-9\ue000]|[A-Za-z0-9\ue000]\p{Script=Han}/u, 'no space beside a Latin name'],
  ];
  return eachText({ zh: catalog }, (text) => {
    const found = rules.filter(([pattern]) => plainForms(text).some((form) => pattern.test(form)));
    return found.length > 0 ? `has ${found.map(([, name]) => name).join(', ')}` : null;
  });
}

/** A choice by carrier is between carriers that exist. */
export function unknownCarriers(catalogs: Catalogs, isKnown: (code: string) => boolean): string[] {
  return eachText(catalogs, (text) => {
    const selects = [...walk(parsed(text) ?? [])].flatMap((element) =>
      element.type === TYPE.select && element.value === 'carrierCode' ? Object.keys(element.options) : [],
    );
    const unknown = selects.filter((code) => code !== 'other' && !isKnown(code));
    return unknown.length > 0 ? `speaks as ${unknown.join(', ')}` : null;
  });
}

/** The shop is named in each branch of a text or in none: whoever asks whether it is need not know the branch. */
export function halfNamedShops(catalogs: Catalogs): string[] {
  return eachText(catalogs, (text) => {
    const named = plainForms(text.replaceAll('{shop}', '\ue002')).map((form) => form.includes('\ue002'));
    return new Set(named).size > 1 ? 'names the shop in some branches only' : null;
  });
}

/** Arguments beyond those `allowed`: the caller would not give them. */
export function unknownArguments(catalog: Catalog, prefix: string, allowed: readonly string[]): string[] {
  const own = new Map([...catalog].filter(([key]) => key.startsWith(prefix)));
  return eachText({ all: own }, (text) => {
    const extra = [...argumentsOf(parsed(text) ?? []).keys()].filter((name) => !allowed.includes(name));
    return extra.length > 0 ? `uses ${extra.join(', ')}` : null;
  });
}

function eachText(
  catalogs: Catalogs,
  rule: (text: string, key: string, locale: string) => string | null,
): string[] {
  return Object.entries(catalogs).flatMap(([locale, catalog]) =>
    [...catalog].flatMap(([key, text]) => {
      const breach = rule(text, key, locale);
      return breach ? [`${locale}: ${key} ${breach}`] : [];
    }),
  );
}

function pluralCategories(locale: string, type: Intl.PluralRuleType): string[] {
  return new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories.toSorted();
}
