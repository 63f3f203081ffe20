import { handOver } from './hand-over.mjs';

/** `npm run demo` */
handOver('demo.ts');
