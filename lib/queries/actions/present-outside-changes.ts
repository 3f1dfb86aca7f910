import type { ActionDetail } from '@/lib/contracts/actions';
import { outsideDifferenceSchema } from '@/lib/core/rollback/outside-difference';
import type { OutsideChange } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';
import { describeField, presentValue, refsInState } from './outside-fields';

/** The person of this workspace whom a platform names, as the practice platform does: `person:<id>`. */
const personOf = (changedBy: string | null): string | null =>
  changedBy?.startsWith('person:') ? changedBy.slice('person:'.length) : null;

const differencesOf = ({ fields }: Pick<OutsideChange, 'fields'>) =>
  outsideDifferenceSchema.array().parse(fields);

/** The people and owners that a change made outside names. */
export function refsOfOutsideChange(change: OutsideChange): Ref[] {
  const person = personOf(change.changedBy);
  return [
    ...(person ? [{ type: 'person', id: person }] : []),
    ...differencesOf(change).flatMap(({ field, known, live }) => [
      ...refsInState({ [field]: known }),
      ...refsInState({ [field]: live }),
    ]),
  ];
}

export function presentOutsideChange(
  change: OutsideChange,
  names: NameBook,
): ActionDetail['outsideChanges'][number] {
  const person = personOf(change.changedBy);
  return {
    id: change.id,
    at: change.noticedAt.toISOString(),
    by: person
      ? names.of('person', person)
      : change.changedBy === null
        ? null
        : { type: 'platform', id: change.changedBy, name: change.changedBy, isSample: false },
    fields: differencesOf(change).map(({ field, known, live }) => ({
      ...describeField(field),
      known: presentValue(field, known, names),
      live: presentValue(field, live, names),
    })),
  };
}
