import { parseArgs } from 'node:util';
import { pauseModes, pauseSubjects } from '@/lib/core/pauses/pause';

export type StopArguments = {
  workspace: string;
  subject: string;
  id: string | null;
  mode: string;
  reason: string;
};

const usage =
  'npm run stop -- WORKSPACE --reason "why" [--subject agent|play|channel|connection|campaign|audience --id ID] [--mode freeze|drain|quarantine]';

/** What was asked for on the command line, or what is wrong with it, with the remedy. */
export function readStopArguments(argv: readonly string[]): StopArguments | { problem: string } {
  const wrong = (why: string) => ({ problem: `${why}\n${usage}` });
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        subject: { type: 'string', default: 'workspace' },
        id: { type: 'string' },
        mode: { type: 'string', default: 'freeze' },
      },
    });
    const [workspace, ...more] = positionals;
    const { reason, subject, id = null, mode } = values;
    if (!workspace || more.length > 0) return wrong('Say which workspace, by its short name.');
    if (!reason?.trim()) return wrong('Say why with --reason: it goes into the record.');
    if (!pauseSubjects.some((known) => known === subject))
      return wrong(`--subject ${subject} can't be stopped.`);
    if (!pauseModes.some((known) => known === mode)) return wrong(`--mode ${mode} does not exist.`);
    if (subject !== 'workspace' && !id) return wrong(`Say which ${subject} with --id.`);
    return { workspace, subject, id, mode, reason: reason.trim() };
  } catch (error) {
    return wrong((error as Error).message);
  }
}
