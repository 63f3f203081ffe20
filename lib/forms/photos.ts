/** What a shopper may add to a message. The limit of a form's whole body (`next.config.js`) leaves room for it. */
export const maxPhotos = 3;
export const maxPhotoBytes = 5 * 1024 * 1024;

/**
 * What file choosers offer. Without HEIC on purpose: iPhones then hand over a JPEG, and the server cannot read HEIC
 * (the library's decoder for it is not free to ship).
 */
export const photoTypes = 'image/jpeg,image/png,image/webp';

/** Why a photo was not taken; keys of `photos.problems` in `messages/`. */
export const photoProblems = [
  'too_large',
  'wrong_kind',
  'heic',
  'too_many_pixels',
  'animated',
  'unreadable',
] as const;
export type PhotoProblem = (typeof photoProblems)[number];
