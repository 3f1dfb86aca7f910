import type { Facts } from '@/lib/core/gate/facts';
import { isUnknown } from '@/lib/core/gate/facts';
import type { Finding } from '@/lib/core/gate/finding';
import type { Action } from '@/lib/db/generated/client';
import { leaveSealed } from '@/lib/db/open-sealed';
import { type Sealer, sealersOf, sealsNothing } from '@/lib/db/seal';
import type { Tx } from '@/lib/db/tx';

type Aimed = Pick<Action, 'workspaceId' | 'targetType' | 'targetId'>;

/** The contact an action is aimed at, whose key seals what is personal in it; null of campaigns and audiences. */
export const personOf = ({ targetType, targetId }: Pick<Action, 'targetType' | 'targetId'>): string | null =>
  targetType === 'contact' ? targetId : null;

/** What seals the personal words of each action; of one that is aimed at no single person, nothing. */
export async function sealersOfActions(actions: readonly Aimed[]): Promise<(action: Aimed) => Sealer> {
  const [first] = actions;
  if (!first) return () => sealsNothing;
  const of = await sealersOf(
    first.workspaceId,
    actions.flatMap((action) => personOf(action) ?? []),
  );
  return (action) => {
    const person = personOf(action);
    return person === null ? sealsNothing : of(person);
  };
}

export const sealerOfAction = async (action: Aimed): Promise<Sealer> =>
  (await sealersOfActions([action]))(action);

const payloadWords = new Set(['subject', 'title', 'body', 'note']);
const stateWords = new Set(['note', 'lastSubject', 'lastText', 'shownTitle', 'shownText']);
const fieldValues = new Set(['before', 'ours', 'live', 'known']);
/** The payload as it is stored and hashed: what somebody will read is sealed, and whatever a model wrote, because anything may stand in it. */
export const sealPayload = <T>(sealer: Sealer, payload: T, generatedFields: readonly string[] = []): T =>
  sealer.fields(
    payload,
    generatedFields.length === 0 ? payloadWords : new Set([...payloadWords, ...generatedFields]),
  );

/** An outside state as it is stored. */
export const sealState = <T>(sealer: Sealer, state: T): T => sealer.fields(state, stateWords);

/** Values of single fields, before and after, as they are stored. */
export const sealFields = <T>(sealer: Sealer, fields: T): T => sealer.fields(fields, fieldValues);

const factWords = new Set(['text', 'term']);

/** The values that a decision rests on and that are personal: the words somebody would read, and where people are. */
export type DecisionSealers = {
  /** Of the one contact it is aimed at. */
  sealer: Sealer;
  /** By region, the sealer of somebody who is there. */
  places: ReadonlyMap<string, Sealer>;
};

/** What seals a decision about one contact, or about nobody. */
export function sealersOfDecision(sealer: Sealer, { target }: Pick<Facts, 'target'>): DecisionSealers {
  const region = !isUnknown(target) && target.type === 'contact' ? target.region : null;
  return { sealer, places: region ? new Map([[region, sealer]]) : new Map() };
}

/** The same of any decision. Of an audience, each region is sealed with the key of one of those who are there. */
export async function findSealersOfDecision(
  tx: Tx,
  action: Action,
  facts: Pick<Facts, 'target'>,
): Promise<DecisionSealers> {
  const { target } = facts;
  const sealer = await sealerOfAction(action);
  if (isUnknown(target) || target.type !== 'audience') return sealersOfDecision(sealer, facts);
  const regions = target.regions.filter((region) => region !== null);
  const people = await tx.contact.findMany({
    where: { workspaceId: action.workspaceId, id: { in: action.members }, region: { in: regions } },
    distinct: ['region'],
    select: { id: true, region: true },
  });
  const of = await sealersOf(
    action.workspaceId,
    people.map(({ id }) => id),
  );
  return { sealer, places: new Map(people.map(({ id, region }) => [region ?? '', of(id)])) };
}

/** Facts as they are stored. */
export function sealFacts(stored: unknown, { sealer, places }: DecisionSealers): unknown {
  const facts = sealer.fields(stored, factWords) as { target?: { region?: unknown; regions?: unknown } };
  const seal = (region: unknown) =>
    typeof region === 'string' ? (places.get(region)?.text(region) ?? region) : region;
  const { target } = facts;
  if (typeof target !== 'object' || target === null) return facts;
  return {
    ...facts,
    target: {
      ...target,
      ...('region' in target ? { region: seal(target.region) } : {}),
      ...(Array.isArray(target.regions) ? { regions: target.regions.map(seal) } : {}),
    },
  };
}

/** Findings as they are stored: those that repeat what is sealed in the facts are sealed too. */
export const sealFindings = (findings: readonly Finding[], { sealer, places }: DecisionSealers): Finding[] =>
  findings.map((finding) => {
    if (finding.rule.startsWith('brand.'))
      return { ...sealer.fields(finding, findingWords), message: sealer.text(finding.message) };
    const [, owner] = [...places].find(([region]) => finding.message.includes(region)) ?? [];
    return owner ? { ...finding, message: owner.text(finding.message) } : finding;
  });
const findingWords = new Set(['quote', 'remedy']);

/** The payload as it is stored, which the hash covers. */
export async function storedPayload(tx: Tx, actionId: string): Promise<Action['payload']> {
  const { payload } = await leaveSealed(() =>
    tx.action.findUniqueOrThrow({ where: { id: actionId }, select: { payload: true } }),
  );
  return payload;
}
