import type { Picture } from './index-page';

/** Each finding once, with the pictures it is in. */
export function tellProblems(pictures: readonly Picture[]): string[] {
  const filesOf = new Map<string, string[]>();
  for (const { problems, file } of pictures) {
    for (const problem of new Set(problems)) filesOf.set(problem, [...(filesOf.get(problem) ?? []), file]);
  }
  return [...filesOf].map(([problem, [first, ...others]]) =>
    others.length > 0 ? `${problem}: ${first} and ${others.length} more` : `${problem}: ${first}`,
  );
}
