/** Our own line icons on a 24 px grid, drawn with one path each: they cost the page no script. */
const paths = {
  alert: 'M12 4 2.5 20h19L12 4ZM12 10v4m0 3h.01',
  back: 'M19 12H5m6-6-6 6 6 6',
  box: 'm12 3 8 4.5v9L12 21l-8-4.5v-9L12 3ZM4 7.5l8 4.5 8-4.5M12 12v9',
  check: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.5 2.7 2.7L16 9.5',
  chevron: 'm6 9 6 6 6-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3 2',
  cross: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9 9l6 6m0-6-6 6',
  door: 'M6 21V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v17M3 21h18M14 12h.01',
  external: 'M7 17 17 7M9 7h8v8',
  label: 'M4 4h8l8.3 8.3a1 1 0 0 1 0 1.4l-6.6 6.6a1 1 0 0 1-1.4 0L4 12V4Zm4 4h.01',
  offline: 'M4 4l16 16M9.2 6.6a6 6 0 0 1 8.5 4.6A4 4 0 0 1 20 17.5M16 19H7a4 4 0 0 1-1-7.9',
  pin: 'M12 21s7-5.6 7-11a7 7 0 1 0-14 0c0 5.4 7 11 7 11Zm0-9a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-2.5 6.7a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.8-.9 1.5m0 3h.01',
  return: 'M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11',
  store: 'M5 11v9h14v-9M3 10l2-6h14l2 6H3Zm7 10v-5h4v5',
  truck:
    'M9 17h6M5 17H3V6h11v11m0-8h4l3 4v4h-2M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm10 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside a word that says the same: hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={paths[name]} />
    </svg>
  );
}
