import type { PushContext } from '@/lib/services/push-context';
import type { RunnableJob } from './job';
import { keepHouse } from './keep-house';
import { keepSubscriptions } from './keep-subscriptions';
import { readPush } from './read-push';
import { sweep } from './sweep';

/** Every kind of background work. A new one: its file, and its name here. */
export const jobs: readonly RunnableJob<PushContext>[] = [sweep, keepHouse, readPush, keepSubscriptions];
