import type { ConnectorAction, ConnectorContext } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import {
  type ActionKind,
  describeAction,
  type OutsideState,
  type Target,
} from '@/lib/core/actions/catalogue';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';

export type OutsideCall = { handler: ConnectorAction; context: ConnectorContext; target: Target };

/** The connector's handler for an action, and the target by the platform's own id. */
export async function outsideCall(
  action: Pick<Action, 'workspaceId' | 'connectionId' | 'kind' | 'payload'>,
): Promise<OutsideCall> {
  const { workspaceId } = action;
  const { target } = describeAction(action.kind as ActionKind, action.payload);
  const connection = await db().connection.findUniqueOrThrow({
    where: { id_workspaceId: { id: action.connectionId, workspaceId } },
  });
  const where = { id_workspaceId: { id: target.id, workspaceId } };
  const row =
    target.type === 'contact'
      ? await db().contact.findUnique({ where, select: { externalId: true } })
      : await db().campaign.findUnique({ where, select: { externalId: true } });
  if (!row)
    throw new AppError('not_found', { detail: `The ${target.type} of this action no longer exists.` });
  const handler = connectorById(connection.connector).actions[action.kind as ActionKind];
  if (!handler)
    throw new AppError('not_connected', { detail: `${connection.name} can't carry out ${action.kind}.` });
  const context = {
    workspaceId,
    connection: { id: connection.id, connector: connection.connector },
    externalId: row.externalId,
  };
  return { handler, context, target };
}

/** Whether every field that was meant to be set now reads so. */
export function shows(live: OutsideState, intended: OutsideState): boolean {
  return Object.entries(intended).every(([field, value]) => live[field] === value);
}
