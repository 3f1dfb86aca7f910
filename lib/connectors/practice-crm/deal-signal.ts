import { sha256Hex } from '@/lib/platform/hash';
import { type Deal, dealStages } from '@/lib/practice-platform/crm-deals';
import type { PulledSignal } from '../kit/connector';
import { manifest } from './manifest';

/** A deal of the CRM as a signal: what it is since it changed last. */
export function dealSignal(deal: Deal): PulledSignal {
  const {
    externalId,
    accountExternalId,
    kind,
    stage,
    amountMicros,
    currency,
    openedAt,
    closedAt,
    updatedAt,
  } = deal;
  const recordId = sha256Hex(externalId).slice(0, 24);
  return {
    kind: 'opportunity.changed',
    messageId: `deal:${recordId}:${updatedAt.getTime()}`,
    occurredAt: updatedAt.toISOString(),
    payload: {
      account: { externalId: accountExternalId },
      opportunity: {
        platform: manifest.id,
        recordId,
        kind,
        stage,
        position: dealStages.indexOf(stage),
        status: stage === 'won' || stage === 'lost' ? stage : 'open',
        amountMicros: amountMicros.toString(),
        currency,
        openedAt: openedAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
      },
    },
  };
}
