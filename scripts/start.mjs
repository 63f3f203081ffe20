import { handOver } from './hand-over.mjs';

/** `npm start` */
handOver('start.ts');
