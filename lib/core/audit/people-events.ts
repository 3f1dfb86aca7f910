import { z } from 'zod';

const id = z.string().max(120);
const count = z.number().int();
const rightsStep = z.strictObject({ contactId: id, kind: z.string() });
const limitStep = z.strictObject({ limitId: id, kind: z.string(), requestId: id.nullable() });

/** What the record can say of contacts and their rights: ids, numbers and closed words, as all of `auditEvents`. */
export const peopleEvents = {
  'contacts.consent_recorded': z.strictObject({
    consentId: id,
    purpose: z.string(),
    channel: z.string(),
    basis: z.string(),
    occurredAt: z.string(),
    expiresAt: z.string().nullable(),
  }),
  'contacts.consent_withdrawn': z.strictObject({
    consentId: id,
    purpose: z.string(),
    channel: z.string(),
    occurredAt: z.string(),
  }),
  /** The subject is the contact, or the suppression itself where only an address is known. */
  'contacts.suppressed': z.strictObject({
    suppressionId: id,
    channel: z.string().nullable(),
    reason: z.string(),
  }),
  'contacts.suppression_lifted': z.strictObject({
    suppressionId: id,
    channel: z.string().nullable(),
    reason: z.string(),
  }),
  'contacts.distress_opened': z.strictObject({
    distressId: id,
    kind: z.string(),
    source: z.string(),
    assignedToId: id,
    dueAt: z.string(),
  }),
  'contacts.distress_passed_on': z.strictObject({ distressId: id, fromId: id, toId: id, dueAt: z.string() }),
  'contacts.distress_closed': z.strictObject({ distressId: id, kind: z.string() }),
  /** The receipt of an erasure. `again`: a restored database had brought the person back. */
  'contacts.erased': z.strictObject({
    requestId: id.nullable(),
    again: z.boolean(),
    cancelled: count,
    inFlight: count,
    platforms: count,
  }),
  'contacts.erased_at_platform': z.strictObject({ connectionId: id }),
  /** The document about a person's decisions left the house. */
  'contacts.explained': z.strictObject({ actions: count }),
  /** What people ask for about their own data. The subject is the request; what anybody wrote is kept sealed beside it. */
  'rights.received': z.strictObject({
    contactId: id,
    kind: z.string(),
    cameBy: z.string(),
    dueAt: z.string(),
  }),
  'rights.confirmed': z.strictObject({ contactId: id, kind: z.string(), identityBy: z.string() }),
  'rights.started': rightsStep,
  'rights.extended': z.strictObject({ contactId: id, kind: z.string(), dueAt: z.string() }),
  'rights.fulfilled': rightsStep,
  'rights.refused': rightsStep,
  'rights.withdrawn': rightsStep,
  /** The subject is the contact. */
  'rights.limit_set': limitStep,
  'rights.limit_lifted': limitStep,
  /** The names of the fields alone. */
  'rights.corrected': z.strictObject({ fields: z.array(z.string()), requestId: id.nullable() }),
  'rights.exported': z.strictObject({ requestId: id.nullable(), signals: count, decisions: count }),
  /** What agents learn, of a contact or an account: never the value, which is kept sealed beside it. */
  'memory.learnt': z.strictObject({
    factId: id,
    type: z.string(),
    origin: z.string(),
    taint: z.string(),
    confidence: z.number(),
    source: z.strictObject({ type: z.string(), id }),
  }),
  'memory.corrected': z.strictObject({ factId: id, type: z.string() }),
  'memory.forgotten': z.strictObject({ type: z.string(), factIds: z.array(id) }),
  'rights.link_made': z.strictObject({ linkId: id, expiresAt: z.string() }),
  'rights.link_revoked': z.strictObject({ linkId: id }),
  'rights.page_opened': z.strictObject({ linkId: id }),
} as const satisfies Record<string, z.ZodType>;
