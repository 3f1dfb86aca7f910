// The product's own workflows and the engine in one process, to be killed together.
import '../../../tests/support/secrets';
import { startWorkflowApp } from '../../../tests/support/workflow-app';
import { readOptions, report, takeOrders } from './messages';

const { databaseUrl, engineUrl, serveUrl } = readOptions();
process.env.DATABASE_URL = databaseUrl;
const portOf = (url: string) => Number(new URL(url).port);
const app = await startWorkflowApp(undefined, { appPort: portOf(serveUrl), enginePort: portOf(engineUrl) });
takeOrders(() => app.stop());
report({ type: 'ready' });
