/** Names of the fields in the forms that tell the shop something, and of what their answer adds. */
export const tellShopFields = {
  checked: 'checked',
  message: 'message',
  contact: 'contact',
  photos: 'photos',
  /** In the answer: a problem or nothing for each photo, joined by commas. */
  photoProblems: 'photoProblems',
  /** In the answer: the case's reference. */
  reference: 'reference',
  /** In the answer: "1" if the case had no room for all photos. */
  photosLeftOut: 'photosLeftOut',
} as const;

/** What a form that tells the shop something is answered; all but `told` are keys of `tellShop.errors` or `empty`. */
export type TellShopOutcome =
  | 'told'
  | 'empty'
  | 'bad_contact'
  | 'too_many_photos'
  | 'photos'
  | 'rate_limited'
  | 'full'
  | 'not_now'
  | 'unavailable';
