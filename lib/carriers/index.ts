import { aftership } from './aftership';
import type { Carrier } from './carrier';
import { dhl } from './dhl';
import { easypost } from './easypost';
import { fedex } from './fedex';
import { ghn } from './ghn';
import { ghtk } from './ghtk';
import { mydhl } from './mydhl';
import { seventeentrack } from './seventeentrack';
import { sfExpress } from './sf-express';
import { shippo } from './shippo';
import { ups } from './ups';
import { usps } from './usps';
import { viettelPost } from './viettelpost';

/** Every carrier that we can ask, or that tells us, directly. Adding one: its file, its fixtures, and a line here. */
export const carriers: readonly Carrier[] = [
  usps,
  ups,
  fedex,
  ghn,
  ghtk,
  viettelPost,
  sfExpress,
  seventeentrack,
  aftership,
  easypost,
  shippo,
  dhl,
  mydhl,
];
