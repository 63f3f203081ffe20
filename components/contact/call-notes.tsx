'use client';

import { useEffect, useState } from 'react';
import { type NoteField, noNotes, noteFields, readNotes, storeNotes } from './stored-notes';

interface CallNotesProps {
  token: string;
  labels: Readonly<Record<NoteField, string>>;
  texts: Readonly<Record<'saved' | 'deleted' | 'unkept' | 'remove' | 'print', string>>;
}

/**
 * What was said and agreed in a call. Kept in this browser and sent nowhere. Without script, and on paper where
 * nothing was typed, each is a line to write on.
 */
export function CallNotes({ token, labels, texts }: CallNotesProps) {
  const [notes, setNotes] = useState(noNotes);
  const [said, setSaid] = useState<'saved' | 'deleted' | 'unkept' | null>(null);
  useEffect(() => setNotes(readNotes(token)), [token]);
  const keep = (changed: typeof notes) => {
    setNotes(changed);
    setSaid(storeNotes(token, changed) ? 'saved' : 'unkept');
  };
  const remove = () => {
    keep(noNotes);
    setSaid('deleted');
  };
  const hasNotes = noteFields.some((field) => notes[field] !== '');
  return (
    <>
      <div className="scripted-screen mt-4 grid gap-4">
        {noteFields.map((field) => (
          <div key={field}>
            <label htmlFor={`note-${field}`} className="font-semibold">
              {labels[field]}
            </label>
            <textarea
              id={`note-${field}`}
              rows={field === 'free' ? 3 : 1}
              value={notes[field]}
              maxLength={2000}
              onChange={(event) => keep({ ...notes, [field]: event.target.value })}
              autoComplete="off"
              className="input mt-1 field-sizing-content max-h-96 py-2.5 print:hidden"
            />
            <p className="write-on">{notes[field]}</p>
          </div>
        ))}
      </div>
      <div className="scripted actions">
        <button type="button" onClick={() => window.print()} className="button-quiet">
          {texts.print}
        </button>
        {hasNotes && (
          <button type="button" onClick={remove} className="button-quiet">
            {texts.remove}
          </button>
        )}
        <p role="status" className="note">
          {said && texts[said]}
        </p>
      </div>
    </>
  );
}
