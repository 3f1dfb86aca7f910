import type { Decision } from '../../lib/core/gate/finding';
import { type Replay, replay } from '../../lib/core/policies/replay';
import { aPolicyBody, millions } from '../../tests/support/builders/gate';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { recordedStream } from './recorded-stream';

const DECISIONS = 1_000_000;
const BATCH = 20_000;

/** Stricter in one place, more generous in another: so that answers change both ways and their consequences are carried on. */
function aDraft() {
  const body = aPolicyBody();
  const { caps } = body.contact;
  return aPolicyBody({
    askAboveRelativeChange: 0.6,
    askAboveAddedDailySpendMicros: millions(60),
    askBelowSignalQuality: 0.2,
    contact: { ...body.contact, caps: { ...caps, perChannelPerWeek: 2 } },
  });
}

type Same = { replay: Replay; differing: () => number; expect: (decision: Decision) => void };

/** The policy in force replayed: each decision has to be the recorded one, to the letter. */
function sameAgain(): Same {
  let expected = '';
  let differing = 0;
  return {
    replay: replay(
      { policy: aPolicyBody() },
      {
        onDecision: (_record, decision) => {
          if (JSON.stringify(decision) !== expected) differing += 1;
        },
      },
    ),
    differing: () => differing,
    expect(decision) {
      expected = JSON.stringify(decision);
    },
  };
}

/** A million recorded decisions under a draft, in the core; and under the policy they were taken by. */
export async function measureReplay(say: (line: string) => void): Promise<Figure[]> {
  const draft = replay({ policy: aDraft() });
  const same = sameAgain();
  let [tookMs, processorMs] = [0, 0];
  for (const batch of recordedStream(DECISIONS, BATCH)) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    for (const { record } of batch) draft.take(record);
    tookMs += performance.now() - started;
    const { user, system } = process.cpuUsage(used);
    processorMs += (user + system) / 1000;
    for (const { record, decision } of batch) {
      same.expect(decision);
      same.replay.take(record);
    }
  }
  const { totals, unknown } = draft.result();
  say(`Under the draft: ${JSON.stringify(totals)}; not to be known: ${JSON.stringify(unknown)}.`);
  const { unchanged, ...changed } = same.replay.result().totals;
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  return [
    exactly('replay: decisions', draft.result().decisions, '', DECISIONS),
    atMost('replay: a million decisions under a draft, in the core', tookMs / 1000, 's', 60),
    plain('replay: processor time of it', processorMs / 1000, 's'),
    atLeast('replay: answers that the draft changes', sum(totals) - totals.unchanged, '', 1000),
    exactly('replay: answers that the same policy changes', sum(changed), '', 0),
    exactly('replay: decisions that differ from the record under the same policy', same.differing(), '', 0),
    exactly('replay: unchanged under the same policy', unchanged, '', DECISIONS),
  ];
}
