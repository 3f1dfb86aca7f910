import { formatFigure } from '../shared/format-figures';
import { type BuyingRole, buyingRoles, buyingRoleTitles } from '../signals/buying-group/buying-role';
import type { AccountKnowledge } from './account-knowledge';
import {
  inOrder,
  type ResearchSection,
  type ResearchStatement,
  type SourceRow,
  stated,
} from './account-research';

/** Interest that moved by so many points of 100 rises or falls. */
const TELLING_CHANGE = 10;
const MOST_TOPICS = 4;
const MOST_SURGES = 3;
const RECENT_DAYS = 28;
const DAY_MS = 86_400_000;

/**
 * What our own data says of an account, in plain sentences made here: each stands on rows that are named with it, and what has no row is not
 * said. What matters most for the next step comes first. Pure: the same knowledge gives the same words.
 */
export function summariseAccount(knowledge: AccountKnowledge): ResearchSection[] {
  return inOrder([
    { kind: 'outcomes', statements: outcomesOf(knowledge) },
    { kind: 'surges', statements: surgesOf(knowledge) },
    { kind: 'underway', statements: runsOf(knowledge) },
    { kind: 'opportunities', statements: opportunitiesOf(knowledge) },
    { kind: 'interest', statements: interestOf(knowledge) },
    { kind: 'group', statements: groupOf(knowledge) },
    { kind: 'engagement', statements: engagementOf(knowledge) },
    { kind: 'profile', statements: profileOf(knowledge) },
  ]);
}

type Statements = (ResearchStatement | null)[];
type Row = Omit<SourceRow, 'count'> & { count?: number };
const row = ({ type, id, at, count }: Row): SourceRow => ({ type, id, at, count: count ?? null });
/** What a source said, on one line: it is shown as text and never read as anything else. */
const plain = (text: string): string =>
  text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 120);
const daysAgo = (at: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(at)) / DAY_MS));
const plural = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;
/** Newer matters more: half as much every four weeks. */
const fresh = (weight: number, at: string, today: string): number =>
  weight * 0.5 ** (daysAgo(at, today) / RECENT_DAYS);
const newestFirst = <T extends { at: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

function outcomesOf({ outcomes, today }: AccountKnowledge): Statements {
  const of = (converted: boolean): ResearchStatement | null => {
    const own = newestFirst(outcomes.filter((each) => each.converted === converted));
    const [newest] = own;
    if (!newest) return null;
    const who = new Set(own.map(({ contactId, id }) => contactId ?? id)).size;
    return stated(
      converted
        ? `${plural(who, 'person has', 'people have')} converted, the latest on ${newest.at}.`
        : `${plural(who, 'person was', 'people were')} reported as lost, the latest on ${newest.at}.`,
      own.map(({ type, id, at }) => row({ type, id, at })),
      fresh(converted ? 95 : 80, newest.at, today),
    );
  };
  return [of(true), of(false)];
}

function surgesOf({ surges, today }: AccountKnowledge): Statements {
  return surges.slice(0, MOST_SURGES).map(({ id, firedAt, people, topics, status, score }) => {
    const about = topics.length === 0 ? '' : ` about ${topics.map(plain).slice(0, 4).join(', ')}`;
    const stands = { open: 'It is open', acted: 'It was acted on', dismissed: 'It was dismissed' }[status];
    return stated(
      `${plural(people, 'person', 'people')} engaged unusually${about} up to ${firedAt}. ${stands}.`,
      [row({ type: 'surge', id, at: firedAt, count: people })],
      fresh(status === 'dismissed' ? score / 4 : score, firedAt, today),
    );
  });
}

function runsOf({ runs, today }: AccountKnowledge): Statements {
  const of = (
    status: AccountKnowledge['runs'][number]['status'],
    words: (count: number) => string,
    weight: number,
  ) => {
    const own = runs.filter((run) => run.status === status);
    const [newest] = own;
    if (!newest) return null;
    const agents = [...new Set(own.flatMap(({ agent }) => agent ?? []))].sort();
    const by = agents.length === 0 ? '' : ` (${agents.map(plain).join(', ')})`;
    return stated(
      `${words(own.length)}${by}, the latest begun on ${newest.startedAt}.`,
      own.map(({ id, startedAt }) => row({ type: 'run', id, at: startedAt })),
      status === 'open' ? weight : fresh(weight, newest.startedAt, today),
    );
  };
  return [
    of('open', (count) => `${plural(count, 'run is', 'runs are')} not over`, 75),
    of('completed', (count) => `${plural(count, 'run was', 'runs were')} carried out`, 45),
    of('failed', (count) => `${plural(count, 'run', 'runs')} failed`, 50),
  ];
}

function opportunitiesOf({ opportunities, today }: AccountKnowledge): Statements {
  return newestFirst(opportunities).map(({ signalId, at, stage, amount, isOpen }) => {
    const parts = [
      stage === null ? null : `at the stage “${plain(stage)}”`,
      amount === null ? null : `over ${plain(amount)}`,
    ].filter((part) => part !== null);
    const what = isOpen === null ? 'an opportunity' : isOpen ? 'an open opportunity' : 'a closed opportunity';
    return stated(
      `The CRM has ${what}${parts.length === 0 ? '' : ` ${parts.join(', ')}`}, last changed on ${at}.`,
      [row({ type: 'signal', id: signalId, at })],
      isOpen === false ? fresh(55, at, today) : fresh(85, at, today),
    );
  });
}

function interestOf({ topics }: AccountKnowledge): Statements {
  return topics.slice(0, MOST_TOPICS).map(({ title, score, before, by }) => {
    const change = score - before;
    const trend =
      Math.abs(change) < TELLING_CHANGE
        ? 'about as four weeks before'
        : `${change > 0 ? 'up' : 'down'} from ${formatFigure(before)} four weeks before`;
    return stated(
      `Interest in ${plain(title)} is ${formatFigure(score)} of 100, ${trend}.`,
      by.map(({ contactId, count, lastDay }) => row({ type: 'contact', id: contactId, at: lastDay, count })),
      Math.min(100, score * 0.7 + Math.max(0, change) * 0.3),
    );
  });
}

function groupOf({ people, timing, today }: AccountKnowledge): Statements {
  const rows = (own: AccountKnowledge['people']) =>
    own.map(({ contactId, lastDay, recent }) =>
      row({ type: 'contact', id: contactId, at: lastDay, count: recent }),
    );
  const known = buyingRoles.filter((role) => role !== 'unknown');
  const playedBy = (role: BuyingRole) => people.filter((each) => each.role === role);
  const gaps = known.filter((role) => playedBy(role).length === 0);
  const unknown = playedBy('unknown');
  return [
    timing === null
      ? null
      : stated(
          `They want to decide ${timing.words}, as ${timing.contactId} said on ${timing.at}.`,
          [row({ type: 'contact', id: timing.contactId, at: timing.at })],
          fresh(65, timing.at, today),
        ),
    ...known.map((role) => {
      const own = playedBy(role);
      const said = own.filter(({ isSaid }) => isSaid).length;
      const active = own.filter(({ recent }) => recent > 0).length;
      return stated(
        `${titled(role)}: ${own
          .map(({ contactId }) => contactId)
          .slice(0, 5)
          .join(
            ', ',
          )}${own.length > 5 ? ` and ${own.length - 5} more` : ''}; ${said} said by a person, ${own.length - said} inferred; ${active} active in 30 days.`,
        rows(own),
        role === 'decision_maker' || role === 'champion' ? 40 : 30,
      );
    }),
    gaps.length === 0
      ? null
      : stated(
          `Nobody is known as ${gaps.map((role) => buyingRoleTitles[role]).join(', ')}.`,
          rows(people),
          gaps.includes('decision_maker') ? 42 : 25,
        ),
    stated(`Of ${plural(unknown.length, 'person', 'people')} the part is not known.`, rows(unknown), 22),
  ];
}

const titled = (role: BuyingRole): string => {
  const title = buyingRoleTitles[role];
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
};

function engagementOf({ engagement }: AccountKnowledge): Statements {
  const { now, before, by } = engagement;
  const rows = by.map(({ contactId, count, lastDay }) =>
    row({ type: 'contact', id: contactId, at: lastDay, count }),
  );
  if (now.count === 0) return [stated(`Nothing was done within ${RECENT_DAYS} days.`, rows, 20)];
  return [
    stated(
      `${plural(now.people, 'person', 'people')} did something on ${plural(now.days, 'day')} of the last ${RECENT_DAYS}: ${plural(now.count, 'engagement')}, against ${now.count === before.count ? 'as many' : before.count} in the ${RECENT_DAYS} days before.`,
      rows,
      Math.min(60, 10 + 2 * now.days),
    ),
  ];
}

function profileOf({ accountId, profile, missing }: AccountKnowledge): Statements {
  return [
    ...profile.map(({ title, value, at, source, signalId }) =>
      stated(
        `${plain(title)}: ${plain(value)}${source === '' ? '' : `, by ${plain(source)} on ${at}`}.`,
        [
          signalId === null
            ? row({ type: 'account', id: accountId, at })
            : row({ type: 'signal', id: signalId, at }),
        ],
        12,
      ),
    ),
    missing.length === 0
      ? null
      : stated(`Not known: ${missing.join(', ')}.`, [row({ type: 'account', id: accountId, at: null })], 15),
  ];
}
