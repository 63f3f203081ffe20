/** Whether our server answers, as far as an open page can tell, and when it last did. */
export interface Contact {
  isAnswering: boolean;
  /** Milliseconds since 1970; 0 when it has not been asked yet. */
  at: number;
}

let contact: Contact = { isAnswering: true, at: 0 };
const listeners = new Set<() => void>();

/** Told by whatever on the page asks the server for something. */
export function noteContact(isAnswering: boolean) {
  contact = { isAnswering, at: isAnswering ? Date.now() : contact.at };
  for (const listener of listeners) listener();
}

export function getContact(): Contact {
  return contact;
}

export function listenToContact(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}
