import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  type ContactCount,
  type FrequencyPattern,
  lastWorthwhile,
  learnFrequency,
} from '../../lib/core/learning/contact-frequency';
import { atLeast, type Figure, plain } from '../figure';

const file = path.resolve(import.meta.dirname, '../../../shared/data/bank/bank-additional-full.csv');

/** A person of the campaign: how many contacts were made, and whether the last of them brought the deposit. */
type Contacted = { contacts: number; converted: boolean };
/** Contacts beyond this one are counted with it. */
const most = 30;
/** A further contact must bring this share of what a first one brings: its cost, against contacting somebody new. */
const costsOfFirst = [0.25, 0.5, 0.75];
/** The walk through the file: learnt anew from the people before, this many at a time. */
const walk = { window: 4000, step: 1000, cost: 0.01 };

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Contact k was made with everybody of whom k or more were made; it brought the deposit where it was the last and they said yes. */
function countsOf(people: readonly Contacted[]): ContactCount[] {
  return Array.from({ length: most }, (_, i) => i + 1).map((contact) => ({
    contact,
    made: people.filter(({ contacts }) => contacts >= contact).length,
    answered: people.filter(({ contacts, converted }) => contacts === contact && converted).length,
    refused: 0,
  }));
}

/** What stopping after `last` saves and costs: contacts not made, conversions not had. */
function stopped(people: readonly Contacted[], last: number | null) {
  const beyond = last === null ? [] : people.filter(({ contacts }) => contacts > last);
  return {
    contacts: beyond.reduce((sum, { contacts }) => sum + contacts - (last ?? 0), 0),
    conversions: beyond.filter(({ converted }) => converted).length,
  };
}

const firstOf = (people: readonly Contacted[]): number =>
  people.filter(({ contacts, converted }) => contacts === 1 && converted).length / people.length;

function show(name: string, { contacts }: FrequencyPattern, say: (line: string) => void): void {
  for (const { contact, made, answered, mean, low, high } of contacts.filter((each) => each.contact <= 12))
    say(
      `frequency, ${name}: contact ${contact}: ${answered} of ${made}; taken as ${percent(mean)} (${percent(low)} to ${percent(high)})`,
    );
}

/** Learnt from the people just before, decided for the next ones, all through the file: what stopping was worth at a fixed cost. */
function walked(people: readonly Contacted[]) {
  const sums = { net: 0, contacts: 0, conversions: 0, lasts: [] as (number | null)[] };
  for (let at = walk.window; at < people.length; at += walk.step) {
    const pattern = learnFrequency(countsOf(people.slice(at - walk.window, at)));
    const last = lastWorthwhile(pattern, walk.cost);
    const { contacts, conversions } = stopped(people.slice(at, at + walk.step), last);
    sums.net += contacts * walk.cost - conversions;
    sums.contacts += contacts;
    sums.conversions += conversions;
    sums.lasts.push(last);
  }
  return sums;
}

/** Whether the learnt policy finds the falling return of repeated contact, and whether what it decides holds later. */
export function measureFrequency(say: (line: string) => void): Promise<Figure[]> {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, delimiter: ';' });
  // Of each row only the number of contacts and the outcome are read; `duration` would tell the outcome.
  const people = rows.map(
    (row): Contacted => ({ contacts: Number(row.campaign), converted: row.y === 'yes' }),
  );
  const half = people.length >> 1;
  const [earlier, later] = [people.slice(0, half), people.slice(half)];
  const [learnt, seen] = [learnFrequency(countsOf(earlier)), learnFrequency(countsOf(later))];
  show('earlier half', learnt, say);
  show('later half', seen, say);
  const falls = ({ contacts }: FrequencyPattern) => {
    const [first, tenth] = [contacts[0], contacts.find(({ contact }) => contact === 10)];
    return (first?.low ?? 0) - (tenth?.high ?? 1);
  };
  const figures = [
    atLeast(
      'frequency: low bound of contact 1 over high bound of contact 10, earlier half',
      falls(learnt),
      '',
      0,
    ),
    atLeast('frequency: the same in the later half', falls(seen), '', 0),
  ];
  for (const share of costsOfFirst) {
    const last = lastWorthwhile(learnt, share * firstOf(earlier));
    const { contacts, conversions } = stopped(later, last);
    const cost = share * firstOf(later);
    say(
      `frequency: a contact costs ${share} of what a first one brings: learnt on the earlier half to stop after ${last ?? 'none'}; on the later half that saves ${contacts} contacts and costs ${conversions} conversions (${percent(contacts > 0 ? conversions / contacts : 0)} a contact, against a cost of ${percent(cost)})`,
    );
    figures.push(
      atLeast(
        `frequency: net worth on the later half of stopping after ${last ?? 'none'}, a contact at ${share} of a first one's return`,
        contacts * cost - conversions,
        'conversions',
        0,
      ),
    );
  }
  const { net, contacts, conversions, lasts } = walked(people);
  say(
    `frequency: learnt anew every ${walk.step} people from the ${walk.window} before, a contact at ${percent(walk.cost)} of a conversion: stops after ${lasts.map((last) => last ?? '–').join(' ')}; saves ${contacts} contacts, costs ${conversions} conversions`,
  );
  figures.push(
    atLeast('frequency: net worth of the walk through the file', net, 'conversions', 0),
    plain('frequency: contacts saved on the walk', contacts, ''),
  );
  return Promise.resolve(figures);
}
