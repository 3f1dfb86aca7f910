import type { ColumnGuess } from './guess-columns';
import {
  asMapping,
  kindTakes,
  type Mapping,
  type MappingInput,
  parseTarget,
  roomByKind,
  type TableKind,
} from './mapping';

export type Suggestion = {
  mapping: Mapping;
  /** Why, and what is to be checked, in sentences. */
  notes: string[];
};

const targetsOf = (guesses: readonly ColumnGuess[]) =>
  new Set(guesses.flatMap(({ meaning }) => (meaning ? [meaning.target] : [])));

const identifies = [
  'person.email',
  'person.ids[user]',
  'person.ids[crm]',
  'person.ids[anonymous]',
  'person.ids[email_hash]',
];

/** What the rows tell of, and the columns that show it. */
function guessKind(has: (target: string) => boolean, isReport: boolean): { kind: TableKind; why: string } {
  const namesPerson = identifies.some(has);
  if (namesPerson && isReport)
    return {
      kind: 'email.reported',
      why: 'A column tells what became of a message, and one to whom it went.',
    };
  if (namesPerson && has('event'))
    return { kind: 'contact.tracked', why: 'A column names an event, and one who it was.' };
  const figures = ['spend', 'impressions', 'clicks'].filter(has).length;
  if (has('campaign.externalId') && has('day') && figures > 0)
    return { kind: 'campaign.performance', why: 'There are a campaign, a day and its figures.' };
  if (namesPerson) return { kind: 'contact.identified', why: 'A column names a person.' };
  if (has('account.externalId') || has('account.name') || has('account.domain'))
    return { kind: 'account.identified', why: 'A column names a company, and none a person.' };
  return { kind: 'record.changed', why: 'No column names a person, a company or a campaign.' };
}

const reportWord =
  /^(sent|delivered|deferred|dropped|bounced?|(hard|soft)[ _-]?bounced?|open(ed)?|click(ed)?|complain(ed|t)|spam.*|unsubscribed?|replied|reply)$/i;

/**
 * How a table that is not known by name is best read. Nothing of it is left out but what its kind has no room for, which the notes
 * tell. `idNamespace` is the platform whose ids the table has, where it is one.
 */
export function suggestMapping(
  header: readonly string[],
  guesses: readonly ColumnGuess[],
  idNamespace = 'file',
): Suggestion {
  const inFile = guesses.filter(({ column }) => header.includes(column));
  const targets = targetsOf(inFile);
  const reportColumn = inFile.find(
    ({ examples, distinct }) =>
      distinct > 0 && distinct <= 15 && examples.every((text) => reportWord.test(text)),
  );
  const { kind, why } = guessKind((target) => targets.has(target), reportColumn !== undefined);
  const idColumn = header.find((column) => /^(id|record[ _]?id|key|guid|uuid)$/i.test(column.trim()));
  const columns = inFile.flatMap((guess) => {
    const to =
      guess === reportColumn && kind === 'email.reported' ? 'report' : targetFor(guess, kind, idNamespace);
    return to === null ? [] : [{ column: guess.column, to, rank: rankOf(guess) }];
  });
  if (idColumn && kind === 'record.changed') columns.push({ column: idColumn, to: 'recordId', rank: 1 });
  if (idColumn && kind === 'account.identified' && !targets.has('account.externalId'))
    columns.push({ column: idColumn, to: 'account.externalId', rank: 1 });
  if (idColumn && kind === 'contact.identified' && !targets.has('person.ids[crm]'))
    columns.push({ column: idColumn, to: `person.ids[crm:${idNamespace}]`, rank: 1 });
  // Of several columns for one place the surest comes first.
  const ranked = columns.toSorted((a, b) => b.rank - a.rank).map(({ column, to }) => ({ column, to }));
  const typed = typedNames(inFile, new Set(ranked.map(({ column }) => column)), kind);
  const input: MappingInput = {
    kind,
    columns: [...ranked, ...typed],
    record: kind === 'record.changed' ? { object: 'row' } : null,
    leaveOut: roomByKind[kind] ? [] : header.filter((column) => !ranked.some((one) => one.column === column)),
    decimal: inFile.find(({ decimal }) => decimal !== null)?.decimal ?? '.',
    dayFirst: inFile.some(({ dayFirst }) => dayFirst === true),
  };
  const mapping = asMapping(input);
  return { mapping, notes: [why, ...notesOn(mapping, inFile)] };
}

const rankOf = ({ meaning }: ColumnGuess): number => meaning?.confidence ?? 0;

function targetFor({ meaning, column }: ColumnGuess, kind: TableKind, idNamespace: string): string | null {
  if (!meaning) return null;
  const to =
    meaning.target === 'person.ids[crm]'
      ? `person.ids[crm:${idNamespace}]`
      : meaning.target === 'day' && kind !== 'campaign.performance'
        ? 'occurredAt'
        : meaning.target === 'person.countryCode' && /billing/i.test(column)
          ? null
          : meaning.target;
  const target = to === null ? null : parseTarget(to);
  return target && kindTakes(kind, target) ? to : null;
}

/** What is read as more than text among what has no field: figures and yes or no, where every cell of the sample is one. */
function typedNames(guesses: readonly ColumnGuess[], mapped: ReadonlySet<string>, kind: TableKind) {
  const room = roomByKind[kind];
  if (!room) return [];
  return guesses.flatMap(({ column, type, confidence }) => {
    const readAs =
      type === 'number' || type === 'money'
        ? ('number' as const)
        : type === 'boolean'
          ? ('boolean' as const)
          : null;
    const isFit =
      readAs && confidence === 1 && !mapped.has(column) && column.trim() !== '' && column.length <= 80;
    return isFit && !/(^|[^a-z])id$/i.test(column) ? [{ column, to: `${room}.${column}`, readAs }] : [];
  });
}

function notesOn(mapping: Mapping, guesses: readonly ColumnGuess[]): string[] {
  const notes = guesses.flatMap(({ column, notes: own }) => own.map((note) => `${column}: ${note}`));
  if (mapping.leaveOut.length > 0)
    notes.push(
      `${mapping.kind} has no room for ${mapping.leaveOut.join(', ')}: these are left out. Load the rows as record.changed to keep them.`,
    );
  if (!mapping.columns.some(({ to }) => to === 'occurredAt') && mapping.kind !== 'campaign.performance')
    notes.push('No column says when it occurred: the time of the file counts.');
  return notes;
}
