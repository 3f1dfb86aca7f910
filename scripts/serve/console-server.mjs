// The process of the console. Plain JavaScript, because nothing stands between Node and it: what compiles TypeScript while loading would
// slow every module of the app.
import { createServer } from 'node:http';
import next from 'next';
import { isForIntake, toIntake } from './to-intake.mjs';

const { HOST: hostname = '127.0.0.1', PORT: port = '3000', INTAKE_PORT: intakePort = '' } = process.env;

const server = createServer();
const app = next({ dev: false, hostname, port: Number(port), httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
const handOver = intakePort === '' ? handle : toIntake(Number(intakePort), handle);
server.on(
  'request',
  (request, response) => void (isForIntake(request) ? handOver : handle)(request, response),
);
server.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(Number(port), hostname);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    // What is under way is answered; then nothing new can come in, and the rest is closed.
    server.close(() => void app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
  });
