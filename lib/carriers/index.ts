import type { Carrier } from './carrier';
import { fedex } from './fedex';
import { ups } from './ups';
import { usps } from './usps';

/** Every carrier we can ask directly. Adding one: its file, its fixtures, and a line here. */
export const carriers: readonly Carrier[] = [usps, ups, fedex];
