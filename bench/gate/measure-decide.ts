import { z } from 'zod';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { runBundled } from './run-bundled';

const speedSchema = z.object({ p50: z.number(), p99: z.number(), perSecond: z.number() });
const resultSchema = z.object({
  told: z.array(z.string()),
  silent: z.array(z.string()),
  leftOut: z.array(z.string()),
  understood: z.boolean(),
  everyday: speedSchema,
  anything: speedSchema,
  audiencePerPerson: z.number(),
  shortEmail: z.number(),
  longEmail: z.number(),
});

/** The gate in the core alone, on one core, with every rule on. */
export async function measureDecide(say: (line: string) => void): Promise<Figure[]> {
  const result = resultSchema.parse(await runBundled('decide-speed.ts'));
  const { everyday, anything, silent, leftOut } = result;
  say(result.told.join(' '));
  if (silent.length > 0) say(`Rules that no case makes speak: ${silent.join(', ')}.`);
  if (leftOut.length > 0) say(`Kinds that no everyday case is about: ${leftOut.join(', ')}.`);
  say('No engine is called: docs/decisions/0007 has the figures of Cedar for the same scopes.');
  return [
    exactly('decide: rules that no case makes speak', silent.length, '', 0),
    exactly('decide: kinds that the everyday cases leave out', leftOut.length, '', 0),
    exactly('decide: everyday payloads understood', Number(result.understood), '', 1),
    atMost('decide: everyday, p50', everyday.p50, 'µs', 20),
    plain('decide: everyday, p99', everyday.p99, 'µs'),
    atLeast('decide: everyday, one core', everyday.perSecond, '/s', 50_000),
    plain('decide: anything, p50', anything.p50, 'µs'),
    plain('decide: anything, p99', anything.p99, 'µs'),
    plain('decide: anything, one core', anything.perSecond, '/s'),
    plain('decide: an e-mail of 600 characters, p50', result.shortEmail, 'µs'),
    plain('decide: each 1,000 characters more, p50', (result.longEmail - result.shortEmail) / 5, 'µs'),
    plain('decide: each person of an audience, p50', result.audiencePerPerson, 'µs'),
  ];
}
