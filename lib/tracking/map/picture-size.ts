/** The picture's own units. A phone shows it at half of them. */
export const width = 680;
export const height = 380;
