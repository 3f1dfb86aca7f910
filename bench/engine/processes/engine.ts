// The engine in a process of its own, as `npm start` runs it.
import { readOptions, report, takeOrders } from './messages';
import { runEngine } from './run-engine';

const engine = await runEngine(readOptions());
await engine.register();
takeOrders(() => engine.stop());
report({ type: 'ready' });
