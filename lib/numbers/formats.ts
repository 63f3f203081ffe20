import { asiaFormats } from './asia-formats';
import { dhlFormats } from './dhl-formats';
import { fedexFormats } from './fedex-formats';
import type { NumberFormat } from './format';
import { postalFormats } from './postal-formats';
import { upsFormats } from './ups-formats';
import { uspsFormats } from './usps-formats';
import { westernFormats } from './western-formats';

/** Every format we know. Order decides nothing but exact ties, where the earlier one comes first. */
export const allFormats: readonly NumberFormat[] = [
  ...uspsFormats,
  ...upsFormats,
  ...fedexFormats,
  ...dhlFormats,
  ...postalFormats,
  ...asiaFormats,
  ...westernFormats,
];
