import { getDatabase } from '@/lib/db/client';
import { getEnv } from '@/lib/env';
import { createMeteredEngine, type MeteredEngine } from './metered-engine';

// Next bundles routes apart: without this each copy would have tokens and breakers of its own.
const holder: typeof globalThis & { doorstepEngine?: MeteredEngine } = globalThis;

/** The process's own engine, made at the first call: its tokens and breakers live in memory. */
export function getMeteredEngine(): MeteredEngine {
  const { carrierSandboxUrl } = getEnv();
  holder.doorstepEngine ??= createMeteredEngine(getDatabase(), {
    baseUrlFor: (code) => (carrierSandboxUrl === null ? undefined : `${carrierSandboxUrl}/${code}`),
  });
  return holder.doorstepEngine;
}
