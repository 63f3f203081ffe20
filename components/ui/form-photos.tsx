'use client';

import { useRef, useState } from 'react';
import { maxPhotoBytes, maxPhotos, type PhotoProblem, photoTypes } from '@/lib/forms/photos';
import { useAnsweredForm } from './action-form';
import { shrinkPhoto } from './shrink-photo';

interface FormPhotosProps {
  name: string;
  /** The answer's field that holds what is wrong, for each photo. */
  problemsName: string;
  label: string;
  hint: string;
  /** "Photo 1", and so on. */
  photos: readonly string[];
  problems: Readonly<Record<PhotoProblem, string>>;
  tooMany: string;
  /** That they have to be chosen again: a browser forgets them with the page. */
  again: string;
}

/**
 * Photos in an `ActionForm`. With script they are made small before they are sent, and what is too much is said at
 * once; without it the server says so.
 */
export function FormPhotos({ name, problemsName, label, hint, photos, ...texts }: FormPhotosProps) {
  const { id, state } = useAnsweredForm();
  const own = `${id}-${name}`;
  const input = useRef<HTMLInputElement>(null);
  // What was found here since the answer came, which it then takes the place of.
  const [found, setFound] = useState<{
    since: typeof state;
    problems: (PhotoProblem | '')[];
    tooMany: boolean;
  }>();
  const current = found?.since === state ? found : undefined;
  const answered = (state.fields[problemsName] ?? '').split(',');
  const problems: string[] = current ? current.problems : answered;
  const wrong = problems.flatMap((problem, index) =>
    isProblem(problem) ? [{ photo: photos[index] ?? '', text: texts.problems[problem] }] : [],
  );

  const choose = async () => {
    const field = input.current;
    if (!field) return;
    const chosen = [...(field.files ?? [])];
    const tooMany = chosen.length > maxPhotos;
    const small = tooMany ? chosen : await Promise.all(chosen.map(shrinkPhoto));
    const isStillChosen = chosen.every((file, index) => field.files?.[index] === file);
    if (!isStillChosen) return;
    if (!tooMany && small.some((file, index) => file !== chosen[index])) field.files = listOf(small);
    const tooLarge = small.map((file) => (file.size > maxPhotoBytes ? ('too_large' as const) : ''));
    setFound({ since: state, problems: tooMany ? [] : tooLarge, tooMany });
    // Nothing is sent that the server would refuse: more than it takes in at once would not even reach the form.
    field.setCustomValidity(tooMany ? texts.tooMany : tooLarge.some(Boolean) ? texts.problems.too_large : '');
  };

  return (
    <div>
      <label htmlFor={own} className="font-semibold">
        {label}
      </label>
      <p id={`${own}-hint`} className="note">
        {hint}
      </p>
      <input
        ref={input}
        id={own}
        type="file"
        name={name}
        multiple
        accept={photoTypes}
        aria-describedby={`${own}-problems ${own}-hint`}
        aria-invalid={wrong.length > 0 || current?.tooMany ? true : undefined}
        onChange={choose}
        className="photo-input"
      />
      <div id={`${own}-problems`} role="status">
        {current?.tooMany && <p className="form-problem">{texts.tooMany}</p>}
        {wrong.length > 0 && (
          <ul className="form-problem">
            {wrong.map(({ photo, text }) => (
              <li key={photo}>
                <strong>{photo}</strong> {text}
              </li>
            ))}
            <li>{texts.again}</li>
          </ul>
        )}
      </div>
    </div>
  );

  function isProblem(problem: string): problem is PhotoProblem {
    return Object.hasOwn(texts.problems, problem);
  }
}

function listOf(files: readonly File[]): FileList {
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  return list.files;
}
