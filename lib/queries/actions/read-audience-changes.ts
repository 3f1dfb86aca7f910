import type { ChangeField } from '@/lib/contracts/actions';
import { type ActionKind, catalogue, outsideStateSchema } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import type { NameBook } from '../names/name-book';
import { describeField, presentValue } from './outside-fields';

type AudienceAction = {
  id: string;
  kind: string;
  payload: unknown;
  compensatesId: string | null;
  members: string[];
  execution: { checkpoint: unknown } | null;
};
/** How many of an audience are in which sequence: as read before it was carried out, else as last read. */
export type Places = { sequenceId: string | null; people: number }[];

const isEnrolment = ({ kind, compensatesId }: AudienceAction): boolean =>
  (kind as ActionKind) === 'outreach.audience.enrol' && compensatesId === null;

/** Where the people of each action on an audience are before it, the largest group first. */
export async function readAudiencePlaces(
  workspaceId: string,
  actions: readonly AudienceAction[],
): Promise<Map<string, Places>> {
  const places = new Map<string, Places>();
  for (const action of actions.filter(isEnrolment)) {
    const { id, members, execution } = action;
    places.set(id, execution ? placesIn(execution.checkpoint) : await placesOf(workspaceId, members));
  }
  return places;
}

function placesIn(checkpoint: unknown): Places {
  const people = new Map<string | null, number>();
  for (const value of Object.values(outsideStateSchema.parse(checkpoint))) {
    const sequenceId = value === null ? null : String(value);
    people.set(sequenceId, (people.get(sequenceId) ?? 0) + 1);
  }
  return largestFirst([...people].map(([sequenceId, count]) => ({ sequenceId, people: count })));
}

async function placesOf(workspaceId: string, members: readonly string[]): Promise<Places> {
  const groups = await db().contact.groupBy({
    by: ['sequenceExternalId'],
    where: { workspaceId, id: { in: [...members] } },
    _count: { _all: true },
  });
  return largestFirst(
    groups.map(({ sequenceExternalId, _count }) => ({ sequenceId: sequenceExternalId, people: _count._all })),
  );
}

const largestFirst = (places: Places): Places => places.toSorted((a, b) => b.people - a.people);

/** The same as a diff, one line for all who are in one place. */
export function presentAudienceChanges(payload: unknown, places: Places, names: NameBook): ChangeField[] {
  const { sequenceId } = catalogue['outreach.audience.enrol'].payload.parse(payload);
  return places.map(({ sequenceId: before, people }) => ({
    ...describeField('sequenceId'),
    field: `sequenceId, now ${before ?? 'none'}`,
    label: people === 1 ? 'Sequence of 1 person' : `Sequence of ${people} people`,
    before: presentValue('sequenceId', before, names),
    after: presentValue('sequenceId', sequenceId, names),
  }));
}
