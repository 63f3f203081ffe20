import { handOver } from './hand-over.mjs';

/** `npm run bench` */
handOver('bench/bench.ts');
