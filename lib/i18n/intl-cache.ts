/**
 * Intl formatters, made once: making one costs some fifty times what using it does, and a page formats a
 * hundred times. Only this product's few locales and options ever reach it, so it stays small.
 */
function remember<Options extends object, Format>(
  make: (locale: string, options: Options) => Format,
): (locale: string, options: Options) => Format {
  const made = new Map<string, Format>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
}

export const intl = {
  /** In UTC unless the options name a zone. */
  dateTime: remember(
    (locale, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }),
  ),
  number: remember((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
  relativeTime: remember(
    (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
  ),
  list: remember((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options)),
  displayNames: remember(
    (locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options),
  ),
};
