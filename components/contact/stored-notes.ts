/** What is worth writing down in a call, in the order in which it comes up. */
export const noteFields = ['name', 'reference', 'next', 'free'] as const;
export type NoteField = (typeof noteFields)[number];
export type Notes = Readonly<Record<NoteField, string>>;

export const noNotes: Notes = { name: '', reference: '', next: '', free: '' };

/** Where a parcel's notes are kept, by the token of its link. */
function keyOf(token: string): string {
  return `doorstep:call-notes:${token}`;
}

/** The notes that this browser has kept; none where it keeps nothing, or something else is there. */
export function readNotes(token: string): Notes {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(token)) ?? '{}');
    const text = (field: NoteField): string => {
      const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, field) : '';
      return typeof value === 'string' ? value : '';
    };
    return { name: text('name'), reference: text('reference'), next: text('next'), free: text('free') };
  } catch {
    return noNotes;
  }
}

/** Keeps them, and leaves nothing behind once they are empty. False where the browser keeps nothing. */
export function storeNotes(token: string, notes: Notes): boolean {
  try {
    if (noteFields.every((field) => notes[field] === '')) localStorage.removeItem(keyOf(token));
    else localStorage.setItem(keyOf(token), JSON.stringify(notes));
    return true;
  } catch {
    return false;
  }
}
