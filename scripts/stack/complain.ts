/** A failure that a person can mend: one sentence, and the mend. Shown without a stack. */
export class Complaint extends Error {
  override name = 'Complaint';
}
