import type { RunnableJob } from './job';
import { keepHouse } from './keep-house';
import { sweep } from './sweep';

/** Every kind of background work. A new one: its file, and its name here. */
export const jobs: readonly RunnableJob[] = [sweep, keepHouse];
