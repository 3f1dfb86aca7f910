import { BASE } from '../../content/page-audience';
import { readSplit, splitText, toPercents } from '../../content/page-split';
import { splitField, splitOf, variantsOf } from '../../content/page-state';
import { isSplitKind } from '../../content/surface';
import type { SetSplit } from '../../content/variant-payload';
import { nextShares } from '../../learning/bandit';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import type { PageTarget } from '../measured';
import { readPage } from '../read-target';
import { deny, type Rule, type RuleInput, unreadable } from '../rule';

const id = 'content.traffic-split';
const question = 'whether visitors may be split like this';
/** No variant gains more within one day of the workspace, however many steps it takes: in percentage points. Back to the page's own words always goes. */
const MOST_POINTS_A_DAY = 50;
const again = 'It has to be proposed again from the split as it is now.';

/** A split starts from what is there, names what is on the page, moves in steps, and is what its recorded draw gives. */
export const contentTrafficSplit: Rule = {
  id,
  check(input) {
    const { action } = input;
    if (!isSplitKind(action.kind) || action.compensatesId !== null) return [];
    const page = readPage(input);
    if (page === null) return [];
    if (isUnknown(page)) return [unreadable(id, question, page.unknown)];
    const asked = input.described.payload as SetSplit;
    return [
      ...ofPresent(page, asked),
      ...ofStep(page, asked),
      ...ofDraw(asked),
      ...(action.kind === 'ads.creative.set-split' ? ofExploration(input, asked) : []),
    ];
  },
};

function ofPresent(page: PageTarget, { segment, fromSplit, toSplit }: SetSplit): Finding[] {
  const present = splitText(splitOf(page.state, segment));
  const stale =
    present === fromSplit
      ? []
      : [
          deny(
            id,
            `It starts from “${fromSplit}”, but the split is “${present}” now.`,
            { measure: 'present' },
            again,
          ),
        ];
  const there = variantsOf(page.state, segment);
  const missing = Object.keys(readSplit(toSplit) ?? {}).filter((key) => !there.includes(key));
  return missing.length === 0
    ? stale
    : [
        ...stale,
        deny(
          id,
          `It would send visitors to ${missing.join(', ')}, which is not on the page.`,
          { measure: 'missing', value: missing.length, limit: 0, worse: 'higher' },
          'Publish the variant first, or propose a split without it.',
        ),
      ];
}

function ofStep(page: PageTarget, { segment, toSplit }: SetSplit): Finding[] {
  const before = page.dayStart ?? page.state;
  // A segment that came to the page today had the page's own words alone this morning.
  const from = readSplit(before[splitField(segment)]) ?? { [BASE]: 100 };
  const to = readSplit(toSplit) ?? {};
  const gains = Object.entries(to).map(([key, percent]) => (key === BASE ? 0 : percent - (from[key] ?? 0)));
  const most = Math.max(0, ...gains);
  if (most <= MOST_POINTS_A_DAY) return [];
  return [
    deny(
      id,
      `A variant would have gained ${most} percentage points since this morning; at most ${MOST_POINTS_A_DAY} may be in a day.`,
      { measure: 'points', value: most, limit: MOST_POINTS_A_DAY, worse: 'higher' },
      'A smaller step can be proposed now, and the rest tomorrow.',
    ),
  ];
}

/** What is paid for is explored no further than the policy allows. */
function ofExploration({ facts: { policy } }: RuleInput, { draw }: SetSplit): Finding[] {
  if (isUnknown(policy)) return [unreadable(id, question, policy.unknown)];
  const allowed = policy.body.exploreShare;
  const explored = draw.settings.maxExplored ?? 1;
  if (explored <= allowed) return [];
  return [
    deny(
      id,
      `It was drawn so that up to ${Math.round(explored * 100)} % is tried out; the policy allows ${Math.round(allowed * 100)} %.`,
      { measure: 'explored', value: explored, limit: allowed, worse: 'higher' },
      'It has to be drawn within what the policy allows now; the policy can allow more.',
    ),
  ];
}

/** Made again from its seed and its counts, a draw gives the same: what gives something else was not drawn. */
function ofDraw({ fromSplit, toSplit, draw }: SetSplit): Finding[] {
  const from = readSplit(fromSplit) ?? {};
  const keys = draw.arms.map(({ key }) => key);
  const now = keys.map((key) => (from[key] ?? 0) / 100);
  const { shares } = nextShares(draw.arms, now, draw.seed, draw.settings);
  if (splitText(toPercents(keys, shares)) === toSplit) return [];
  return [
    deny(
      id,
      'The split is not what its recorded draw gives.',
      { measure: 'draw' },
      'It has to be drawn and proposed again.',
    ),
  ];
}
