import { findingSchema } from '../../lib/core/gate/finding';
import { type PolicyBody, storedPolicyBodySchema } from '../../lib/core/gate/policy-body';
import { db } from '../../lib/db/client';
import { replayDecisions } from '../../lib/usecases/policies/replay-decisions';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { multiplyDecisions, ORIGINAL_ID_LENGTH, recordSomeDecisions } from './stored-record';
import { withGateDatabase } from './with-gate-database';

const DECISIONS = Number(process.env.MANDATE_BENCH_DECISIONS ?? 1_000_000);
const stricter = (body: PolicyBody): PolicyBody => ({
  ...body,
  askBelowSignalQuality: 0.95,
  reach: { ...body.reach, maxAccounts: 1 },
  askAboveAddedDailySpendMicros: '500000',
});

/** The same words in one order of keys: a database gives them back in another. */
const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

async function readExpected(workspaceId: string): Promise<Map<string, string>> {
  const recorded = await db().decision.findMany({
    where: { workspaceId },
    select: { id: true, verdict: true, findings: true },
  });
  return new Map(
    recorded.map(({ id, verdict, findings }) => [
      id,
      sortedText({ verdict, findings: findingSchema.array().parse(findings) }),
    ]),
  );
}

/** A million recorded decisions read from PostgreSQL and decided again: under the same policy to the letter, under a draft in time. */
export function measureStoredReplay(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const { workspaceId } = await recordSomeDecisions();
    const expected = await readExpected(workspaceId);
    const stored = await multiplyDecisions(workspaceId, DECISIONS);
    say(`${stored} decisions recorded.`);
    const { body } = await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } });
    const policy = storedPolicyBodySchema.parse(body);
    const stretch = { workspaceId, since: new Date(0), until: new Date(Date.now() + 60_000) };

    const started = performance.now();
    const cpu = process.cpuUsage();
    let longest = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const draft = await replayDecisions(stretch, { policy: stricter(policy) }, async () => {});
    clearInterval(pulse);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    say(
      `Under the draft: ${JSON.stringify(draft.totals)}; not to be known: ${JSON.stringify(draft.unknown)}.`,
    );

    let differing = 0;
    const same = await replayDecisions(stretch, { policy }, async () => {}, {
      onDecision: ({ decisionId }, { verdict, findings }) => {
        const original = decisionId.slice(0, ORIGINAL_ID_LENGTH);
        if (sortedText({ verdict, findings }) !== expected.get(original)) differing += 1;
      },
    });
    const { unchanged, ...changed } = same.totals;
    return [
      atLeast('replay: decisions in the record', stored, '', DECISIONS),
      atMost('replay: a million decisions from PostgreSQL under a draft', (seconds * 1e6) / stored, 's', 60),
      plain('replay: processor time of it in this process', ((user + system) / 1e6) * (1e6 / stored), 's'),
      plain('replay: longest that the process was deaf meanwhile', longest, 'ms'),
      atLeast('replay: answers that the draft changes', draft.proposals - draft.totals.unchanged, '', 1),
      exactly('replay: decisions that differ from the record under the same policy', differing, '', 0),
      exactly(
        'replay: answers changed under the same policy',
        Object.values(changed).reduce((a, b) => a + b, 0),
        '',
        0,
      ),
      exactly('replay: proposals unchanged under the same policy', unchanged, '', same.proposals),
    ];
  });
}
