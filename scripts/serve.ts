import { env } from '@/lib/platform/env';
import { requireDataKeys } from '@/lib/usecases/installation/require-data-keys';
import { requirePseudonymKey } from '@/lib/usecases/installation/require-pseudonym-key';
import { reapplyErasures } from '@/lib/usecases/rights/reapply-erasures';
import { sealOlder } from '@/lib/usecases/rights/seal-older';
import { createSampleWorkspace } from '@/lib/usecases/sample/create-sample-workspace';
import { fillSampleWorkspace } from '@/lib/usecases/sample/fill-sample-workspace';
import { firstRun } from '@/prisma/seed/first-run';
import { openDatabase } from './database';
import { exitWith } from './problem';
import { type AppProcess, startApp } from './serve/app-process';
import { buildConsole, needsBuild } from './serve/build';
import { ensureDataFolder } from './serve/data-folder';
import { startEmbeddedEngine } from './serve/engine';
import { announceStop, claimInstance, releaseInstance, requireFreePort } from './serve/instance';
import { startIntake } from './serve/intake-process';
import { offerFunctions } from './serve/offer-functions';
import { resendUnfinished } from './serve/resend-unfinished';
import { loadSecrets, setSecrets } from './serve/secrets';
import { isStopping, onShutdown, shutDown } from './serve/shutdown';
import { startTendingRecord } from './serve/tend-record';

// Brings everything up in order; scripts/serve/shutdown.ts takes it down in the reverse order.

const mode = process.argv.includes('--dev') ? 'dev' : 'start';

async function serve(): Promise<void> {
  const startedAt = performance.now();
  const { HOST: host, PORT: port, NEXTAUTH_URL } = env();
  const everywhere = host === '0.0.0.0' || host === '::';
  const address = NEXTAUTH_URL ?? `http://${everywhere ? 'localhost' : host}:${port}`;
  ensureDataFolder();
  await claimInstance(address);
  onShutdown(releaseInstance);
  await requireFreePort(port, host);

  process.env.NEXTAUTH_URL ||= address;
  const secrets = loadSecrets();
  setSecrets(secrets);
  const database = await openDatabase({ takeOver: true });
  onShutdown(database.stop);
  await requirePseudonymKey();
  await requireDataKeys();
  if (mode === 'start' && needsBuild()) {
    console.log('Building the console (first start or changed sources; about a minute) …');
    await buildConsole();
  }

  const appUrl = `http://${everywhere ? '127.0.0.1' : host}:${port}`;
  const engine = await startEmbeddedEngine({ databaseUrl: database.url, address: appUrl, secrets });
  if (engine) onShutdown(engine.stop);

  const first = await firstRun();
  const sealed = await sealOlder();
  if (sealed.contacts + sealed.signals > 0)
    console.log(`Sealed with keys of their own: ${sealed.contacts} contacts, ${sealed.signals} signals.`);
  // Before anything is served: a restored database may have brought people back.
  const erasedAgain = await reapplyErasures();
  if (erasedAgain > 0) console.log(`Erased again, as the erasure ledger says: ${erasedAgain} people.`);
  onShutdown(startTendingRecord());
  await createSampleWorkspace(first.workspaceId);
  // In development a changed route shows at once: then the app takes signals in itself.
  const intake = mode === 'start' ? await startIntake() : null;
  if (intake) onShutdown(intake.stop);
  const app = startApp({ mode, host, port, intakePort: intake?.port ?? null });
  onShutdown(app.stop);
  onShutdown(announceStop);
  await app.ready();
  stopWith(app);
  if (engine) await engine.register();
  const patient = { until: isStopping, say: console.error };
  const offered = engine ? Promise.resolve() : offerFunctions(appUrl, patient);
  void offered.then(() => resendUnfinished(patient));
  console.log(
    `\nMandate is ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${address}`,
  );
  console.log(
    first.password
      ? `Sign in as ${first.email} with the password ${first.password}\n(shown this once; change it under your name, or: npm run reset-password -- ${first.email})\n`
      : `Sign in as ${first.email} (forgotten? npm run reset-password -- ${first.email})\n`,
  );
  // The console serves at once; the sample's week comes in through the real pipeline behind it.
  await fillSampleWorkspace(first.workspaceId).catch((error: unknown) => {
    if (isStopping()) return;
    console.error(
      `The sample workspace could not be filled: ${String(error)}\nStart again to have it tried again.`,
    );
  });
}

function stopWith(app: AppProcess): void {
  void app.ended.then(() => {
    if (!isStopping()) void shutDown(1, 'The app ended unexpectedly; everything else is being stopped.');
  });
}

await serve().catch(async (error: unknown) => {
  if (isStopping()) return;
  await shutDown(null);
  exitWith(error);
});
