import { type BotLikelihood, botLikelihood } from '@/lib/core/signals/quality/bot-likelihood';
import { halfLifeDays } from '@/lib/core/signals/quality/half-lives';
import type { OtherSources } from '@/lib/core/signals/quality/hear-others';
import { type IdentityMatch, type OtherWord, qualityPartsOf } from '@/lib/core/signals/quality/quality-parts';
import { type QualityValues, valuesOfParts } from '@/lib/core/signals/quality/quality-values';
import { signalQuality } from '@/lib/core/signals/quality/signal-quality';
import { type Reliability, reliabilityOf } from '@/lib/core/signals/quality/source-reliability';
import { sortOfFormat, sortOfName } from '@/lib/core/signals/quality/source-sort';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import { plannedPart } from '@/lib/core/sources/tracking-plan';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { isKnownBot } from '@/lib/platform/bots';
import type { IsDataCentre } from '../ip-ranges/data-centres';

const dayMs = 86_400_000;

export type ToJudge = {
  input: SignalInput;
  identity: IdentityMatch;
  /** How many of its fields break the tracking plan of its source. */
  violations: number;
  others: OtherSources;
};
export type Judged = { quality: number; parts: QualityValues };

/** Judges signals of one batch: how far each of its sources is relied on is worked out once. */
export function judgeOf(
  source: OpenSource | null,
  recordedAtMs: number,
  isDataCentre: IsDataCentre,
): (signal: ToJudge) => Judged {
  const reliabilities = new Map<string, Reliability>();
  const relied = (name: string): Reliability => {
    const known = reliabilities.get(name) ?? reliabilityOfSource(source, name, recordedAtMs);
    reliabilities.set(name, known);
    return known;
  };
  const wordsOf = (names: readonly string[]): OtherWord[] =>
    names.map((name) => ({ origin: name, reliability: relied(name).mean }));
  return ({ input, identity, violations, others: { agreeing, contradicting } }) => {
    const fields = Object.keys(plannedPart(input)?.properties ?? {}).length;
    const { quality, parts } = signalQuality(
      qualityPartsOf({
        occurredAtMs: Date.parse(input.occurredAt),
        recordedAtMs,
        halfLifeDays: halfLifeDays[input.kind],
        reliability: relied(input.source),
        others: {
          origin: input.source,
          agreeing: wordsOf(agreeing),
          contradicting: wordsOf(contradicting),
        },
        identity,
        bot: botOf(input, isDataCentre),
        schema: { fields, valid: Math.max(0, fields - violations) },
      }),
    );
    return { quality, parts: valuesOfParts(parts) };
  };
}

/** Of a configured source what outcomes showed counts; of a name alone, what its sort is thought of. */
function reliabilityOfSource(source: OpenSource | null, name: string, recordedAtMs: number): Reliability {
  const day = Math.floor(recordedAtMs / dayMs);
  if (source?.name !== name) return reliabilityOf({ sort: sortOfName(name), claims: [] }, day);
  const { confirmed, contradicted } = source;
  return reliabilityOf(
    { sort: sortOfFormat(source.config.format), claims: [{ day, confirmed, contradicted }] },
    day,
  );
}

/** From this chance on it is taken for a program. */
const SURELY_PROGRAM = 0.9;

/** Whether a program and no person did this: it is no engagement. */
export const isProgram = (input: SignalInput, isDataCentre: IsDataCentre): boolean =>
  (botOf(input, isDataCentre)?.likelihood ?? 0) >= SURELY_PROGRAM;

/** Only what was done somewhere can be a program's doing. */
function botOf(input: SignalInput, isDataCentre: IsDataCentre): BotLikelihood | null {
  if (input.kind !== 'contact.tracked') return null;
  const userAgent = input.payload.device?.userAgent ?? null;
  const ip = input.payload.device?.ip ?? null;
  return botLikelihood({
    userAgent,
    isKnownBot: userAgent === null ? null : isKnownBot(userAgent),
    isDataCentre: ip === null ? null : isDataCentre(ip),
    ranJavaScript: null,
    pace: null,
  });
}
