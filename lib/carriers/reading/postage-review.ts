/**
 * Words by which a carrier stops a parcel for its label's sake (R4.1): counterfeit, unpaid or reassessed postage,
 * and histories that are withheld meanwhile. Whoever the carrier is and whatever its code, they mean
 * `exception.postage_review`, unless the parcel has arrived all the same. Counterfeit goods are another matter.
 * Seen with USPS and, on parcels handed to it, with UPS (its code table) and FedEx; no carrier lists them all.
 */
export const postageReviewPattern =
  /counterfeit (postage|label)|post office for counterfeit|(unpaid|insufficient|invalid|fraudulent) postage|postage (is |was |has been )?(due|unpaid|not paid|assess(ed|ment))|tracking not displayed due to/i;
