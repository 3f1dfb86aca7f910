import type { ActionSummary } from '@/lib/contracts/actions';
import { actionKindSchema, catalogue, describeAction } from '@/lib/core/actions/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';
import { actionSentence } from './action-sentence';
import { refsInState } from './outside-fields';

export const actionSummaryInclude = { connection: { select: { name: true, isPractice: true } } } as const;
export type ActionWithConnection = Prisma.ActionGetPayload<{ include: typeof actionSummaryInclude }>;

/** Everything a summary names, for looking it up. */
export function refsOfAction(action: ActionWithConnection): Ref[] {
  return [
    { type: action.targetType, id: action.targetId },
    { type: action.requesterType, id: action.requesterId },
    ...refsInState(describeAction(actionKindSchema.parse(action.kind), action.payload).intended),
  ];
}

/** An action as lists show it; `currency` is the workspace's, for actions that name none. */
export function presentActionSummary(
  action: ActionWithConnection,
  names: NameBook,
  currency: string,
): ActionSummary {
  const kind = actionKindSchema.parse(action.kind);
  const { title, risk, channel } = catalogue[kind];
  const money = action.currency ?? currency;
  return {
    id: action.id,
    kind,
    title,
    sentence: actionSentence({ ...action, kind }, { names, currency: money }),
    status: action.status,
    risk,
    channel,
    platform: action.connection,
    target: {
      ...names.of(action.targetType, action.targetId),
      externalId: names.externalIdOf(action.targetType, action.targetId),
    },
    requester: names.of(action.requesterType, action.requesterId),
    agentVersion: action.agentVersion,
    runId: action.runId,
    compensatesId: action.compensatesId,
    exposureMicros: action.exposureMicros.toString(),
    reducesExposure: action.reducesExposure,
    currency: money,
    generated:
      action.modelCallId === null
        ? null
        : { fields: action.generatedFields, modelCallId: action.modelCallId },
    createdAt: action.createdAt.toISOString(),
  };
}
