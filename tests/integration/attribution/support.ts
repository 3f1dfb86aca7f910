import type { ItemResult } from '@/lib/contracts/signals';
import { now } from '@/lib/platform/clock';
import { recordSignals } from '@/lib/usecases/signals/record-signals';

export const DAY_MS = 86_400_000;
const actor = { type: 'system', id: 'test' } as const;
/** So many days before now. */
export const ago = (days: number): string => new Date(now().getTime() - days * DAY_MS).toISOString();

type Told = {
  recordId: string;
  account?: string;
  kind?: 'new_business' | 'expansion' | 'renewal';
  status?: 'open' | 'won' | 'lost';
  stage?: string;
  position?: number;
  amount?: number;
  currency?: string;
  openedDaysAgo?: number;
  /** Since when it is so. */
  daysAgo?: number;
  messageId?: string;
};

/** An opportunity as a CRM tells of it: won a day ago unless said otherwise. */
export function anOpportunity(told: Told): object {
  const { recordId, account = 'acme', kind = 'new_business', status = 'won', amount = 1000 } = told;
  const { daysAgo = 1, openedDaysAgo = 40, currency = 'EUR', position = status === 'open' ? 1 : 4 } = told;
  return {
    kind: 'opportunity.changed',
    source: 'our-crm',
    messageId: told.messageId ?? `${recordId}:${status}:${daysAgo}:${position}`,
    occurredAt: ago(daysAgo),
    payload: {
      account: { externalId: account },
      opportunity: {
        platform: 'our-crm',
        recordId,
        kind,
        status,
        stage: told.stage ?? status,
        position,
        amountMicros: `${amount}000000`,
        currency,
        openedAt: ago(openedDaysAgo),
        closedAt: status === 'open' ? null : ago(daysAgo),
      },
    },
  };
}

/** Somebody of an account looks at a page. */
export const aVisit = (who: string, daysAgo: number, account = 'acme'): object => ({
  kind: 'contact.tracked',
  source: 'website',
  messageId: `visit ${who} ${daysAgo}`,
  occurredAt: ago(daysAgo),
  payload: {
    medium: 'page',
    event: 'Viewed',
    person: { ids: [{ type: 'user', namespace: 'website', value: who }] },
    account: { externalId: account, name: account },
  },
});

/** Somebody of an account clicks in a mail. */
export const aClick = (who: string, daysAgo: number): object => ({
  kind: 'email.reported',
  source: 'mail',
  messageId: `click ${who} ${daysAgo}`,
  occurredAt: ago(daysAgo),
  payload: { person: { ids: [{ type: 'user', namespace: 'website', value: who }] }, report: 'clicked' },
});

/** Records them, and leaves what follows. @throws where one is refused. */
export async function record(workspaceId: string, items: readonly object[]): Promise<ItemResult[]> {
  const results = await recordSignals({ workspaceId, actor, items, emit: false });
  const refused = results.find(({ status }) => status === 'rejected');
  if (refused) throw new Error(JSON.stringify(refused));
  return results;
}
