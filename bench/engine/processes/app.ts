// The app in a process of its own, as `npm start` runs it.
import { readOptions, report, takeOrders } from './messages';
import { runApp } from './run-app';

const server = await runApp(readOptions());
takeOrders(async () => {
  server.closeAllConnections();
  server.close();
});
report({ type: 'ready' });
