import type { AccountKnowledge } from '@/lib/core/research/account-knowledge';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';

/** What the usual CRMs call it. */
const OBJECTS = ['Opportunity', 'opportunity', 'Deal', 'deal', 'deals'];
const MOST = 100;
const MOST_SHOWN = 3;
type Properties = Readonly<Record<string, unknown>>;

/** The opportunities that the CRM has of an account, the newest report of each, the newest first. */
export async function readOpportunities(
  workspaceId: string,
  accountId: string,
  dayOf: (at: Date) => string,
): Promise<AccountKnowledge['opportunities'][number][]> {
  const rows = await db().signal.findMany({
    where: {
      workspaceId,
      accountId,
      kind: 'record.changed',
      OR: OBJECTS.map((object) => ({ payload: { path: ['object'], equals: object } })),
    },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: { id: true, contactId: true, payload: true, occurredAt: true },
  });
  const newest = new Map<string, AccountKnowledge['opportunities'][number]>();
  for (const { id, payload, occurredAt } of rows) {
    const said = recordedPayloads['record.changed'].safeParse(payload);
    if (!said.success || newest.has(said.data.recordId)) continue;
    const properties: Properties = said.data.properties;
    newest.set(said.data.recordId, {
      signalId: id,
      at: dayOf(occurredAt),
      stage: textOf(properties, 'StageName', 'stage', 'dealstage'),
      amount: textOf(properties, 'Amount', 'amount'),
      isOpen: isOpen(properties),
    });
  }
  return [...newest.values()].slice(0, MOST_SHOWN);
}

function textOf(properties: Properties, ...names: string[]): string | null {
  for (const name of names) {
    const value = properties[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

function isOpen(properties: Properties): boolean | null {
  const closed = properties.IsClosed ?? properties.hs_is_closed;
  if (typeof closed === 'boolean') return !closed;
  return closed === 'true' ? false : closed === 'false' ? true : null;
}
