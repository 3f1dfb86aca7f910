import { type Seniority, seniorityOf } from '../../scopes/seniority';
import type { BuyingRole } from './buying-role';
import { type JobFunction, jobFunctionOf } from './job-function';

/** What somebody did within the last months, counted. */
export type BuyingBehaviour = {
  /** Opened prices, offers, terms. */
  pricing: number;
  /** Compared products, read cases and reviews. */
  comparison: number;
  /** Read manuals, tried out, signed in. */
  handsOn: number;
  /** Read on security, privacy, contracts. */
  diligence: number;
  /** Passed something on, brought a colleague along, asked for a meeting. */
  advocacy: number;
  /** Answered or met. */
  conversation: number;
};
export const noBehaviour: BuyingBehaviour = {
  pricing: 0,
  comparison: 0,
  handsOn: 0,
  diligence: 0,
  advocacy: 0,
  conversation: 0,
};

type KnownRole = Exclude<BuyingRole, 'unknown'>;
const knownRoles = [
  'decision_maker',
  'champion',
  'influencer',
  'user',
  'gatekeeper',
] as const satisfies KnownRole[];

export type InferredRole = {
  role: BuyingRole;
  /** The chance that it is this role, by the stated weights; of `unknown`, that of the likeliest role. */
  confidence: number;
  /** All roles with their chances, the likeliest first. */
  chances: { role: KnownRole; chance: number }[];
  /** What speaks for the role; the text of the title is not repeated. */
  reasons: string[];
};

/** Log-odds that each sign adds to a role. Stated, not measured. */
type Sign = { sentence: string; adds: Partial<Record<KnownRole, number>> };

const bySeniority: Record<Seniority, Sign | null> = {
  board: { sentence: 'The title speaks of a board.', adds: { decision_maker: 2.5, gatekeeper: 0.5 } },
  c_suite: { sentence: 'The title speaks of the top of the company.', adds: { decision_maker: 3 } },
  vp: { sentence: 'The title speaks of a vice president.', adds: { decision_maker: 2.2, influencer: 0.3 } },
  director: {
    sentence: 'The title speaks of a director or head of a field.',
    adds: { decision_maker: 1.5, champion: 0.5, influencer: 0.5 },
  },
  manager: { sentence: 'The title speaks of a manager.', adds: { champion: 1, influencer: 0.8, user: 0.2 } },
  staff: {
    sentence: 'The title speaks of no rank.',
    adds: { user: 0.8, influencer: 0.4, decision_maker: -1.5 },
  },
  unknown: null,
};

const byFunction: Record<JobFunction, Sign | null> = {
  gatekeeping: {
    sentence: 'The title speaks of purchasing, legal, privacy or security.',
    adds: { gatekeeper: 3.8, user: -0.5 },
  },
  evaluating: {
    sentence: 'The title speaks of a craft that is asked for advice.',
    adds: { influencer: 1.6, user: 0.3 },
  },
  operating: { sentence: 'The title speaks of daily work in the field.', adds: { user: 1.8 } },
  none: null,
};

const byBehaviour: Record<keyof BuyingBehaviour, Sign> = {
  pricing: {
    sentence: 'They looked at prices or terms.',
    adds: { decision_maker: 0.6, champion: 0.5, gatekeeper: 0.3 },
  },
  comparison: { sentence: 'They compared products or read cases.', adds: { champion: 0.5, influencer: 0.8 } },
  handsOn: { sentence: 'They read manuals or tried it out.', adds: { user: 0.9, influencer: 0.4 } },
  diligence: {
    sentence: 'They read on security, privacy or contracts.',
    adds: { gatekeeper: 0.9, influencer: 0.2 },
  },
  advocacy: {
    sentence: 'They passed something on, brought a colleague along, or asked for a meeting.',
    adds: { champion: 1.4 },
  },
  conversation: { sentence: 'They answered or met.', adds: { champion: 0.6, decision_maker: 0.3 } },
};

const leastConfidence = 0.4;
/** Each doubling counts once more, up to so many times: one sign repeated must not outweigh all others. */
const mostTimes = 3;

/** The part somebody plays in the buying group, from their title and what they did; `unknown` where neither says enough. */
export function inferBuyingRole(
  title: string | null,
  behaviour: BuyingBehaviour = noBehaviour,
): InferredRole {
  const signs = foundSigns(title, behaviour);
  const logOdds = knownRoles.map((role) =>
    signs.reduce((sum, { sign, times }) => sum + (sign.adds[role] ?? 0) * times, 0),
  );
  const highest = Math.max(...logOdds);
  const weights = logOdds.map((value) => Math.exp(value - highest));
  const total = weights.reduce((a, b) => a + b, 0);
  const chances = knownRoles
    .map((role, i) => ({ role, chance: (weights[i] ?? 0) / total }))
    .sort((a, b) => b.chance - a.chance);
  const [best] = chances;
  if (!best || signs.length === 0)
    return {
      role: 'unknown',
      confidence: 1 / knownRoles.length,
      chances,
      reasons: ['Nothing is known of the title or of what they did.'],
    };
  if (best.chance < leastConfidence)
    return {
      role: 'unknown',
      confidence: best.chance,
      chances,
      reasons: ['What is known speaks for no role clearly.'],
    };
  return { role: best.role, confidence: best.chance, chances, reasons: reasonsFor(best.role, signs) };
}

type FoundSign = { sign: Sign; times: number };

function foundSigns(title: string | null, behaviour: BuyingBehaviour): FoundSign[] {
  const ofTitle = [bySeniority[seniorityOf(title)], byFunction[jobFunctionOf(title)]].flatMap((sign) =>
    sign === null ? [] : [{ sign, times: 1 }],
  );
  const kinds = Object.keys(byBehaviour) as (keyof BuyingBehaviour)[];
  const ofBehaviour = kinds.flatMap((kind) =>
    behaviour[kind] > 0
      ? [{ sign: byBehaviour[kind], times: Math.min(mostTimes, Math.log2(1 + behaviour[kind])) }]
      : [],
  );
  return [...ofTitle, ...ofBehaviour];
}

/** What speaks for the role, the strongest first. */
const reasonsFor = (role: KnownRole, signs: readonly FoundSign[]): string[] =>
  signs
    .map(({ sign, times }) => ({ sentence: sign.sentence, part: (sign.adds[role] ?? 0) * times }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
    .map(({ sentence }) => sentence);
