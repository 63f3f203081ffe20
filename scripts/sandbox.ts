import { createSandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';

/**
 * `npm run sandbox`: the carrier sandbox on its own, until Ctrl-C. Prints `ready <url>` once it listens.
 * SANDBOX_PORT (4010); SANDBOX_STATE, a file that keeps its parcels from run to run (none).
 */
const port = Number(process.env.SANDBOX_PORT || 4010);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`SANDBOX_PORT must be a port number, not "${process.env.SANDBOX_PORT}".`);
  process.exit(1);
}

try {
  const sandbox = await createSandbox({ port, stateFile: process.env.SANDBOX_STATE || undefined });
  console.log('Carrier sandbox: no real carrier is asked, no real parcel is shown.');
  for (const [name, credentials] of Object.entries(sandboxCredentials)) {
    const fields = Object.entries(credentials).map(([field, value]) => `${field} ${value}`);
    console.log(`  ${name}: ${fields.join(', ')}`);
  }
  console.log(`ready ${sandbox.url}`);
  const stop = async () => {
    await sandbox.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    isBusy
      ? `Port ${port} is taken. Stop what uses it, or set SANDBOX_PORT to another port.`
      : `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
