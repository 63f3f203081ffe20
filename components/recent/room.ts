/** The element that holds the list, and has room for it before the list is there. */
export const roomId = 'recent-room';

/** How many parcels are shown before "show all". */
export const shownAtOnce = 3;
