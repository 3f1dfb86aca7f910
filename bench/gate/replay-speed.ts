// Run by itself, bundled: a million recorded decisions replayed, as JSON on the standard output.
import type { Decision } from '../../lib/core/gate/finding';
import { type Replay, replay } from '../../lib/core/policies/replay';
import { aPolicyBody, millions } from '../../tests/support/builders/gate';
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
const { decisions, totals, unknown } = draft.result();
const result = {
  wanted: DECISIONS,
  decisions,
  tookMs,
  processorMs,
  draft: totals,
  unknown,
  same: same.replay.result().totals,
  differing: same.differing(),
};
process.stdout.write(JSON.stringify(result));
