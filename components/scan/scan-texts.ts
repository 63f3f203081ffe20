/** Texts of the buttons and of the dialog, with `{number}` left open. */
export type ScanTexts = Readonly<
  Record<
    | 'scan'
    | 'photo'
    | 'paste'
    | 'title'
    | 'hint'
    | 'starting'
    | 'strange'
    | 'slow'
    | 'denied'
    | 'noCamera'
    | 'busy'
    | 'unavailable'
    | 'unread'
    | 'reading'
    | 'fromPhoto'
    | 'light'
    | 'close'
    | 'added'
    | 'there'
    | 'link'
    | 'openLink'
    | 'pasted'
    | 'pasteEmpty'
    | 'pasteDenied',
    string
  >
>;
