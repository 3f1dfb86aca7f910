import { pauseModeSchema, pauseSubjectSchema } from '@/lib/core/pauses/pause';
import { AppError } from '@/lib/core/shared/app-error';
import { closeDatabase, db } from '@/lib/db/client';
import { readPauseAccount } from '@/lib/queries/stops/read-pause-account';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { openDatabase } from './database';
import { exitWith, Problem } from './problem';
import { setSecrets } from './serve/secrets';
import { readStopArguments } from './stop-arguments';

// npm run stop -- WORKSPACE --reason "…" [--subject agent --id agt_… --mode quarantine]: stops when the console does not answer.

async function main(): Promise<void> {
  const asked = readStopArguments(process.argv.slice(2));
  if ('problem' in asked) throw new Problem(asked.problem);
  // What the stop has to tell the workflows waits in the database for the app's next sweep: no reason to warn.
  process.env.LOG_LEVEL ||= 'error';
  setSecrets();
  const database = await openDatabase();
  try {
    const workspace = await db().workspace.findUnique({ where: { slug: asked.workspace } });
    if (!workspace)
      throw new Problem(`There is no workspace ${asked.workspace}. Say its short name, as in the address.`);
    const subject = pauseSubjectSchema.parse(asked.subject);
    const { pauseId, isNew } = await pauseSubject({
      workspaceId: workspace.id,
      actor: { type: 'system', id: 'command-line' },
      subject: { type: subject, id: subject === 'workspace' ? workspace.id : (asked.id ?? '') },
      mode: pauseModeSchema.parse(asked.mode),
      reason: asked.reason,
      cause: { type: 'command_line' },
    });
    const account = await readPauseAccount(workspace, pauseId);
    const held = account.held.reduce((sum, { count }) => sum + count, 0);
    console.log(
      [
        isNew
          ? `Stopped: ${account.pause.covers.name ?? account.pause.covers.id}.`
          : 'It was stopped already.',
        `Held back: ${held}. In flight, end not known yet: ${account.inFlight.count}. Took effect after all: ${account.escaped.count}.`,
        ...account.inFlight.rows.map(({ sentence, id }) => `  in flight: ${sentence} (${id})`),
        'A person lifts it in the console under Stops.',
      ].join('\n'),
    );
  } catch (error) {
    throw error instanceof AppError ? new Problem(error.detail) : error;
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

await main().catch(exitWith);
