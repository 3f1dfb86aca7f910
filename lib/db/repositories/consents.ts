import type { ContactBasis } from '@/lib/core/contactability/bases';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import type { ConsentEvidence } from '@/lib/core/contactability/consent-evidence';
import type { ConsentFact } from '@/lib/core/contactability/contact-facts';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import type { Consent } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { toJson } from '../json';
import { sealerOf } from '../seal';
import type { Tx } from '../tx';

export type NewConsent = {
  workspaceId: string;
  contactId: string;
  purpose: Purpose;
  channel: ContactChannel;
  status: 'granted' | 'withdrawn';
  basis: ContactBasis;
  evidence: ConsentEvidence;
  occurredAt: Date;
  expiresAt: Date | null;
  recordedById: string;
};

/** Writes a statement about consent, as it was made. Statements are never changed. @returns its id. */
export async function addConsent(tx: Tx, consent: NewConsent): Promise<string> {
  const id = newId('cst');
  const sealer = await sealerOf(consent.workspaceId, consent.contactId);
  await tx.consent.create({
    data: {
      ...consent,
      id,
      evidence: toJson(sealer.fields(consent.evidence, evidenceWords)),
      recordedAt: now(),
    },
    select: { id: true },
  });
  return id;
}

/** What is written down of where and how it was said. */
const evidenceWords = new Set(['source', 'wordingVersion', 'reference']);

/** Everything these people have stated about one channel, for any purpose, by contact. */
export async function findConsents(
  tx: Tx,
  workspaceId: string,
  contactIds: readonly string[],
  channel: ContactChannel,
): Promise<Map<string, ConsentFact[]>> {
  const rows = await tx.consent.findMany({
    where: { workspaceId, contactId: { in: [...contactIds] }, channel },
    orderBy: { id: 'asc' },
  });
  const found = new Map<string, ConsentFact[]>();
  for (const row of rows) found.set(row.contactId, [...(found.get(row.contactId) ?? []), toFact(row)]);
  return found;
}

const toFact = (row: Consent): ConsentFact => ({
  id: row.id,
  purpose: row.purpose,
  status: row.status,
  basis: contactBasisSchema.parse(row.basis),
  occurredAt: row.occurredAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
});
