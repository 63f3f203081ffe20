import { handOver } from './hand-over.mjs';

/** `npm run simulate` */
handOver('simulate/simulate.ts');
