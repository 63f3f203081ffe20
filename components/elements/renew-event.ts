/** Sent on the document before its page is drawn anew. React cancels it where the page is React's to draw. */
export const renewEvent = 'doorstep:renew';
