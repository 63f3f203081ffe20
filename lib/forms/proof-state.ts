/** A proof of delivery in the reader's language, ready to be shown: strings alone. */
export interface ProofView {
  /** Lines of the address, the name first; null where the shop has not said it. */
  recipient: readonly string[] | null;
  /** `lang`: of words that are the carrier's own. */
  facts: readonly { term: string; value: string; lang: string | null }[];
  pictures: readonly { src: string; title: string; alt: string }[];
  /** Why there is no picture, or no delivery. */
  note: string | null;
}

/** What an action answers to the form: what was typed, or what it opened. Never kept by any cache. */
export interface ProofState {
  outcome: 'idle' | 'shown' | 'forgotten' | 'wrong' | 'invalid' | 'rate_limited' | 'unavailable';
  contact: string;
  view: ProofView | null;
}

/** A form that opens the proof, and one that closes it again, are told apart by this field. */
export const intentField = 'intent';
export const forgetIntent = 'forget';
export const contactField = 'contact';
