import { countOf, type Rate, sharesOf } from '@/lib/core/research/base-rates';
import { decisionTimingSchema, decisionTimingTitles, timingTimes } from '@/lib/core/research/decision-timing';
import type { ResearchField } from '@/lib/core/research/research-field';
import { type RoleRecord, roleOdds } from '@/lib/core/research/role-odds';
import type { Learnt, PossibleAnswer, UnknownFact } from '@/lib/core/research/unknown-fact';
import { type Segment, segmentTitles } from '@/lib/core/scopes/segment';
import { type BuyingRole, buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import type { FirmTraits, LearntFit } from '@/lib/core/signals/fit/account-fit';
import { fitOdds } from '@/lib/core/signals/fit/fit-odds';

export type AskedPerson = {
  contactId: string;
  /** What is known of their part, however it is known. */
  role: BuyingRole;
  /** Whether they ever said yes or no to e-mail from sales. */
  hasStatedConsent: boolean;
  /** Whether they may be asked at all: nobody who is to be left alone, and nobody who was asked lately. */
  isAskable: boolean;
};

export type UnknownContext = {
  firm: FirmTraits;
  /** The most engaged first. */
  people: readonly AskedPerson[];
  /** How often each value is known of the companies and people of the workspace. */
  rates: Readonly<Record<'industry' | 'region' | 'employees' | 'consent' | 'timing', readonly Rate[]>>;
  /** Whether somebody said when they decide, and the time cannot be over yet; and how far a plan looks. */
  isTimingKnown: boolean;
  horizonDays: number;
  roles: readonly RoleRecord[];
  fit: LearntFit;
};

/** One person's facts are asked of so many, the most engaged. */
const MOST_PEOPLE = 10;
/** Of too few nothing can be told of how often an answer comes. */
const LEAST_KNOWN = 5;

/** A number of people that stands for its size class. */
const sizes = { enterprise: 2500, mid_market: 300, small_business: 30 } as const satisfies Record<
  Exclude<Segment, 'unknown'>,
  number
>;
type SizeClass = keyof typeof sizes;

/** Everything that is not known of an account and could be asked, each with who is asked and which answers come how often. Pure. */
export function unknownFacts(context: UnknownContext): UnknownFact[] {
  const { people } = context;
  const askable = people.filter(({ isAskable }) => isAskable);
  const [first] = askable;
  if (!first) return [];
  const facts = [
    ...ofCompany(context, first.contactId),
    ...timingOf(context, first.contactId),
    ...askable
      .slice(0, MOST_PEOPLE)
      .flatMap((person) => [...roleOf(context, person), ...consentOf(context, person)]),
  ];
  return facts.filter(({ answers }) => answers.length > 0);
}

function ofCompany({ firm, rates, fit }: UnknownContext, contactId: string): UnknownFact[] {
  const now = fitOdds(fit, firm);
  const shift = (known: Partial<FirmTraits>): Learnt => ({
    odds: { of: 'all', times: fitOdds(fit, { ...firm, ...known }) / now },
  });
  const facts: UnknownFact[] = [];
  const add = (field: 'industry' | 'region' | 'employees', learnt: (value: string | null) => Learnt) => {
    if (countOf(rates[field]) < LEAST_KNOWN) return;
    facts.push({
      field,
      contactId,
      answers: sharesOf(rates[field]).map(({ value, share }) => ({
        label: labelOf(field, value),
        share,
        learnt: learnt(value),
      })),
      basis: `How often each is known of ${countOf(rates[field])} companies of the workspace. ${fit.sentence}`,
    });
  };
  if (firm.industry === null)
    add('industry', (value) => ({ ...shift({ industry: value ?? OTHER }), industry: value ?? OTHER }));
  if (firm.region === null) add('region', (value) => shift({ region: value ?? OTHER }));
  if (firm.employees === null)
    add('employees', (value) => shift({ employees: isSize(value) ? sizes[value] : null }));
  return facts;
}

function timingOf({ rates, isTimingKnown, horizonDays }: UnknownContext, contactId: string): UnknownFact[] {
  if (isTimingKnown || countOf(rates.timing) < LEAST_KNOWN) return [];
  return [
    {
      field: 'timing',
      contactId,
      answers: sharesOf(rates.timing).flatMap(({ value, share }) => {
        const timing = decisionTimingSchema.safeParse(value);
        if (!timing.success) return [];
        const label = decisionTimingTitles[timing.data];
        return [
          { label, share, learnt: { likelihood: timingTimes(rates.timing, timing.data, horizonDays) } },
        ];
      }),
      basis: `How long ${countOf(rates.timing)} conversions of the workspace took.`,
    },
  ];
}

/** A value that none of the frequent ones is. */
const OTHER = 'another one';
const isSize = (value: string | null): value is SizeClass => value !== null && Object.hasOwn(sizes, value);

function labelOf(field: ResearchField, value: string | null): string {
  if (value === null) return OTHER;
  return field === 'employees' && isSize(value) ? segmentTitles[value] : value.slice(0, 100);
}

function roleOf({ roles }: UnknownContext, { contactId, role }: AskedPerson): UnknownFact[] {
  if (role !== 'unknown') return [];
  const rates = roles.map((record) => ({ value: record.role, count: record.people }));
  if (countOf(rates) < LEAST_KNOWN) return [];
  return [
    {
      field: 'role',
      contactId,
      answers: sharesOf(rates).map(
        ({ value, share }): PossibleAnswer => ({
          label: buyingRoleTitles[(value ?? 'unknown') as BuyingRole],
          share,
          learnt: {
            role: true,
            odds: { of: { contactId }, times: roleOdds(roles, value as BuyingRole | null) },
          },
        }),
      ),
      basis: `How often each part was said of ${countOf(rates)} people of the workspace, and who of them converted.`,
    },
  ];
}

function consentOf({ rates }: UnknownContext, { contactId, hasStatedConsent }: AskedPerson): UnknownFact[] {
  if (hasStatedConsent || countOf(rates.consent) < LEAST_KNOWN) return [];
  return [
    {
      field: 'consent',
      contactId,
      answers: sharesOf(rates.consent).map(({ value, share }) => ({
        label: value ?? OTHER,
        share,
        learnt: value === 'no' ? { refuses: { contactId } } : {},
      })),
      basis: `What ${countOf(rates.consent)} people of the workspace said to e-mail from sales.`,
    },
  ];
}
