import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextBin } from './build';
import { Complaint } from './complain';

export interface WebServer {
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

interface WebOptions {
  root: string;
  port: number;
  /** Added to this process's own environment. */
  env: Record<string, string>;
  /** Loaded before the server, by the benchmark. */
  preload?: string | undefined;
  /** Address to listen on. */
  host?: string;
  /** False shows what the server prints: its log. */
  isQuiet?: boolean;
}

const startTimeoutMs = 60_000;

/** Serves the production build, on loopback unless told otherwise, and waits until it is ready. Throws `Complaint`. */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const { root, port, env, preload, host = '127.0.0.1', isQuiet = true } = options;
  const nodeArgs = preload ? ['--require', preload] : [];
  const child = spawn(
    process.execPath,
    [...nodeArgs, nextBin(root), 'start', '-H', host, '-p', String(port)],
    {
      cwd: root,
      stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'pipe', ...(preload ? (['ipc'] as const) : [])],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    },
  );
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk}`.slice(-4_000);
    process.stderr.write(chunk);
  });
  const url = `http://localhost:${port}`;
  const server = { url, process: child, stop: () => stopProcess(child) };
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Complaint(`The web server ended at once:\n\n${errors}`);
    if (await answers(`http://${reachable(host)}:${port}/api/health/live`)) return server;
    await sleep(100);
  }
  await server.stop();
  throw new Complaint('The web server did not answer within a minute.');
}

/** Where to ask a server that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Asks a child to end, and insists after ten seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(insist);
}
