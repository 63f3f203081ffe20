/** Runs once when a server starts, before it takes requests: never in `next build`. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServer } = await import('./lib/web/start-server');
    await startServer();
  }
}
