import { createServer } from 'node:net';
import { Complaint } from './complain';

/** Whether this machine can serve on the port now; 0 finds any free one. Returns the port. */
export function claimPort(port: number, variable: string, command = 'npm run demo'): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return Promise.reject(new Complaint(`${variable} must be a port number, such as ${variable}=3000.`));
  }
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new Complaint(
          `Port ${port} is taken. Stop the program that uses it, or choose another one: ${variable}=${port + 1} ${command}`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const claimed = typeof address === 'object' && address ? address.port : port;
      probe.close(() => resolve(claimed));
    });
  });
}
