import { z } from 'zod';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { runBundled } from '../gate/run-bundled';

const resultSchema = z.object({
  decisions: z.number(),
  rules: z.number(),
  stated: z.number(),
  wrong: z.number(),
  tooLarge: z.number(),
  sets: z.number(),
  endedEarly: z.number(),
  tried: z.number(),
  p50: z.number(),
  p95: z.number(),
  longest: z.number(),
  everyday: z.object({ notAllowed: z.number(), explained: z.number() }),
  anything: z.object({ notAllowed: z.number(), explained: z.number(), unreadable: z.number() }),
});

/** What would have changed thousands of decisions over all rules, each statement held against the gate again. */
export async function measureCounterfactuals(say: (line: string) => void): Promise<Figure[]> {
  const result = resultSchema.parse(await runBundled('../record/explain-decisions.ts'));
  const { everyday, anything, decisions } = result;
  say(
    `${result.rules} rules spoke. ${Math.round(result.tried / decisions)} changed forms decided for each decision; ${result.sets} sets of more than one change; ${result.endedEarly} searches ended early.`,
  );
  say(
    `Of the ${anything.notAllowed} refused or asked among anything at all, ${anything.unreadable} rest on a fact that could not be read.`,
  );
  const share = ({ notAllowed, explained }: { notAllowed: number; explained: number }) =>
    (100 * explained) / notAllowed;
  return [
    atLeast('counterfactuals: decisions', decisions, '', 4000),
    atLeast('counterfactuals: rules that speak in them', result.rules, '', 50),
    atLeast('counterfactuals: stated', result.stated, '', 10_000),
    exactly('counterfactuals: that do not re-execute to what they claim', result.wrong, '', 0),
    exactly('counterfactuals: figures that a smaller change would do for', result.tooLarge, '', 0),
    plain('counterfactuals: everyday decisions not allowed that have one', share(everyday), '%'),
    plain('counterfactuals: anything not allowed that has one', share(anything), '%'),
    plain('counterfactuals: a decision, p50', result.p50, 'ms'),
    atMost('counterfactuals: a decision, p95', result.p95, 'ms', 100),
    plain(
      'counterfactuals: the longest, audiences of 5,000 and texts of 20,000 characters included',
      result.longest,
      'ms',
    ),
  ];
}
