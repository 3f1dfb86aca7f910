import { z } from 'zod';
import type { ConnectorAction, ConnectorContext, Envelope } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import {
  type ActionKind,
  describeAction,
  type OutsideState,
  outsideStateSchema,
  type Target,
} from '@/lib/core/actions/catalogue';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { type Action, Prisma } from '@/lib/db/generated/client';
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
  const { target, intended, reaches } = describeAction(action.kind as ActionKind, action.payload);
  const connection = await readConnection(action, target);
  const { externalId } = connection;
  if (externalId === null)
    throw new AppError('not_found', { detail: `The ${target.type} of this action no longer exists.` });
  const handler = connectorById(connection.connector).actions[action.kind as ActionKind];
  if (!handler)
    throw new AppError('not_connected', { detail: `${connection.name} can't carry out ${action.kind}.` });
  const from =
    reaches?.when === 'now' && target.type === 'contact' ? await senderOf(workspaceId, target.id) : null;
  const context = {
    workspaceId,
    connection: { id: connection.id, connector: connection.connector },
    externalId,
    members: await externalIdsOf(db(), action),
    fields: Object.keys(intended),
  };
  return { handler, context, target, from };
}

/** An audience is ours: the platform knows its people alone. */
const tables = {
  contact: Prisma.sql`SELECT external_id FROM contacts`,
  campaign: Prisma.sql`SELECT external_id FROM campaigns`,
  audience: Prisma.sql`SELECT id FROM audiences`,
  page: Prisma.sql`SELECT external_id FROM landing_pages`,
} as const satisfies Record<Target['type'], Prisma.Sql>;

const connectionRow = z.object({
  id: z.string(),
  connector: z.string(),
  channel: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
});

/** The connection that an action goes to, and the target by the platform's own id; null where the target is gone. */
async function readConnection(
  { workspaceId, connectionId }: Pick<Action, 'workspaceId' | 'connectionId'>,
  target: Target,
): Promise<z.infer<typeof connectionRow>> {
  const rows = await db().$queryRaw`
    SELECT c.id, c.connector, c.channel, c.name,
      (${tables[target.type]} WHERE id = ${target.id} AND workspace_id = c.workspace_id) AS "externalId"
    FROM connections c WHERE c.id = ${connectionId} AND c.workspace_id = ${workspaceId}`;
  const [row] = connectionRow.array().parse(rows);
  if (!row) throw new Error(`There is no connection ${connectionId}.`);
  return row;
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

/** The fields of a state that another one names: what they were before it was set. */
export const fieldsOf = (state: OutsideState, like: OutsideState): OutsideState =>
  Object.fromEntries(Object.keys(like).map((field) => [field, state[field] ?? null]));

/** Whether every field that was meant to be set now reads so. */
export function shows(live: OutsideState, intended: OutsideState): boolean {
  return Object.entries(intended).every(([field, value]) => live[field] === value);
}

/**
 * `outsideCall` for many actions of one workspace, by action id. Left out are those whose target or connection is gone, and what aims at
 * an audience.
 */
export async function outsideCalls(
  workspaceId: string,
  actions: readonly Pick<Action, 'id' | 'connectionId' | 'kind' | 'payload' | 'targetType' | 'targetId'>[],
): Promise<Map<string, OutsideCall>> {
  const idsOf = (type: string) =>
    actions.filter(({ targetType }) => targetType === type).map(({ targetId }) => targetId);
  const select = { id: true, externalId: true } as const;
  const [connections, contacts, campaigns, pages] = await Promise.all([
    db().connection.findMany({ where: { workspaceId } }),
    db().contact.findMany({ where: { workspaceId, id: { in: idsOf('contact') } }, select }),
    db().campaign.findMany({ where: { workspaceId, id: { in: idsOf('campaign') } }, select }),
    db().landingPage.findMany({ where: { workspaceId, id: { in: idsOf('page') } }, select }),
  ]);
  const connectionOf = new Map(connections.map((connection) => [connection.id, connection]));
  const externalIdOfTarget = new Map<string, string>([
    ...contacts.map(({ id, externalId }) => [`contact:${id}`, externalId] as const),
    ...campaigns.map(({ id, externalId }) => [`campaign:${id}`, externalId] as const),
    ...pages.map(({ id, externalId }) => [`page:${id}`, externalId] as const),
  ]);
  return new Map(
    actions.flatMap(({ id, connectionId, kind, payload, targetType, targetId }) => {
      const connection = connectionOf.get(connectionId);
      const externalId = externalIdOfTarget.get(`${targetType}:${targetId}`);
      const handler = connection && connectorById(connection.connector).actions[kind as ActionKind];
      if (!connection || externalId === undefined || !handler) return [];
      const context = {
        workspaceId,
        connection: { id: connection.id, connector: connection.connector },
        externalId,
        fields: Object.keys(describeAction(kind as ActionKind, payload).intended),
      };
      const target = { type: targetType, id: targetId } as Target;
      return [[id, { handler, context, target, from: null }] as const];
    }),
  );
}

/** What the targets of many actions are like now, by action id. What could not be read is left out. */
export async function readLiveStates(
  actions: readonly Pick<Action, 'id'>[],
  calls: ReadonlyMap<string, OutsideCall>,
): Promise<Map<string, OutsideState>> {
  const groups = new Map<ConnectorAction, { id: string; call: OutsideCall }[]>();
  for (const { id } of actions) {
    const call = calls.get(id);
    if (call) groups.set(call.handler, [...(groups.get(call.handler) ?? []), { id, call }]);
  }
  const states = new Map<string, OutsideState>();
  for (const [handler, group] of groups) {
    const read = await handler
      .readStates(group.map(({ call: { context, target } }) => ({ context, target })))
      .catch(() => []);
    group.forEach(({ id }, i) => {
      const state = outsideStateSchema.safeParse(read[i]);
      if (state.success) states.set(id, state.data);
    });
  }
  return states;
}
