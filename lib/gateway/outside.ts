import type { ConnectorAction, ConnectorContext, Envelope } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import {
  type ActionKind,
  describeAction,
  type OutsideState,
  type Target,
} from '@/lib/core/actions/catalogue';
import { AppError } from '@/lib/core/shared/app-error';
import { assertNever } from '@/lib/core/shared/assert-never';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { senderOf } from './envelope-of';

export type OutsideCall = {
  handler: ConnectorAction;
  context: ConnectorContext;
  target: Target;
  /** In whose name it goes, of a channel that writes to people. */
  from: Envelope['from'] | null;
};

/** The connector's handler for an action, and the target by the platform's own id. */
export async function outsideCall(
  action: Pick<Action, 'workspaceId' | 'connectionId' | 'kind' | 'payload' | 'members'>,
): Promise<OutsideCall> {
  const { workspaceId } = action;
  const { target } = describeAction(action.kind as ActionKind, action.payload);
  const connection = await db().connection.findUniqueOrThrow({
    where: { id_workspaceId: { id: action.connectionId, workspaceId } },
  });
  const where = { id_workspaceId: { id: target.id, workspaceId } };
  const externalId = await externalIdOf(target, where);
  if (externalId === null)
    throw new AppError('not_found', { detail: `The ${target.type} of this action no longer exists.` });
  const handler = connectorById(connection.connector).actions[action.kind as ActionKind];
  if (!handler)
    throw new AppError('not_connected', { detail: `${connection.name} can't carry out ${action.kind}.` });
  const from =
    connection.channel === 'email' && target.type === 'contact'
      ? await senderOf(workspaceId, target.id)
      : null;
  const context = {
    workspaceId,
    connection: { id: connection.id, connector: connection.connector },
    externalId,
    members: await externalIdsOf(db(), action),
  };
  return { handler, context, target, from };
}

async function externalIdOf(
  target: Target,
  where: { id_workspaceId: { id: string; workspaceId: string } },
): Promise<string | null> {
  const select = { externalId: true } as const;
  switch (target.type) {
    case 'contact':
      return (await db().contact.findUnique({ where, select }))?.externalId ?? null;
    case 'campaign':
      return (await db().campaign.findUnique({ where, select }))?.externalId ?? null;
    case 'audience':
      // An audience is ours: the platform knows its people alone.
      return (await db().audience.findUnique({ where, select: { id: true } }))?.id ?? null;
    default:
      return assertNever(target.type);
  }
}

/** The platform's own ids of an audience's people, in the order of the action. */
export async function externalIdsOf(
  tx: Pick<Tx, 'contact'>,
  action: Pick<Action, 'workspaceId' | 'members'>,
): Promise<string[]> {
  if (action.members.length === 0) return [];
  const rows = await tx.contact.findMany({
    where: { workspaceId: action.workspaceId, id: { in: action.members } },
    orderBy: { id: 'asc' },
    select: { externalId: true },
  });
  return rows.map(({ externalId }) => externalId);
}

/** Whether every field that was meant to be set now reads so. */
export function shows(live: OutsideState, intended: OutsideState): boolean {
  return Object.entries(intended).every(([field, value]) => live[field] === value);
}
