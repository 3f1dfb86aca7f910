// Engine and app in one process, to be killed together.
import { readOptions, report, takeOrders } from './messages';
import { runApp } from './run-app';
import { runEngine } from './run-engine';

const options = readOptions();
const server = await runApp(options);
const engine = await runEngine(options);
await engine.register();
takeOrders(async () => {
  await engine.stop();
  server.closeAllConnections();
  server.close();
});
report({ type: 'ready' });
