import { z } from 'zod';
import { replayCountsSchema } from '../../lib/core/policies/replay-result';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { runBundled } from './run-bundled';

const resultSchema = z.object({
  wanted: z.number(),
  decisions: z.number(),
  tookMs: z.number(),
  processorMs: z.number(),
  draft: replayCountsSchema,
  unknown: z.record(z.string(), z.number()),
  same: replayCountsSchema,
  /** Decisions of the same policy that are not the recorded ones, to the letter. */
  differing: z.number(),
});

const changedBy = (counts: z.infer<typeof replayCountsSchema>): number =>
  counts.newly_allowed + counts.no_longer_asked + counts.newly_asked + counts.newly_refused;

/** A million recorded decisions under a draft, in the core; and under the policy they were taken by. */
export async function measureReplay(say: (line: string) => void): Promise<Figure[]> {
  const result = resultSchema.parse(await runBundled('replay-speed.ts'));
  const { wanted, draft, same } = result;
  say(`Under the draft: ${JSON.stringify(draft)}; not to be known: ${JSON.stringify(result.unknown)}.`);
  return [
    exactly('replay: decisions', result.decisions, '', wanted),
    atMost('replay: a million decisions under a draft, in the core', result.tookMs / 1000, 's', 60),
    plain('replay: processor time of it', result.processorMs / 1000, 's'),
    atLeast('replay: answers that the draft changes', changedBy(draft), '', 1000),
    exactly('replay: answers that the same policy changes', changedBy(same), '', 0),
    exactly('replay: decisions that differ from the record under the same policy', result.differing, '', 0),
    exactly('replay: unchanged under the same policy', same.unchanged, '', wanted),
  ];
}
