import { checkTimeVectors } from './test-time-vectors';

/** Run in a process of its own, whose zone is that of its `TZ`: prints what it found, and where it thinks it is. */
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
process.stdout.write(JSON.stringify({ zone, ...checkTimeVectors() }));
