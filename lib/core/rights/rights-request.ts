import { z } from 'zod';

/** What a person can ask for about their own data (GDPR, articles 15 to 21). */
export const rightsRequestKinds = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'objection',
  'portability',
] as const;
export const rightsRequestKindSchema = z.enum(rightsRequestKinds);
export type RightsRequestKind = z.infer<typeof rightsRequestKindSchema>;

/** In words for a list, with the article that grants it. */
export const rightsRequestTitles: Record<RightsRequestKind, { title: string; article: string }> = {
  access: { title: 'Access', article: 'Art. 15' },
  correction: { title: 'Correction', article: 'Art. 16' },
  erasure: { title: 'Erasure', article: 'Art. 17' },
  restriction: { title: 'Restriction', article: 'Art. 18' },
  objection: { title: 'Objection', article: 'Art. 21' },
  portability: { title: 'Portability', article: 'Art. 20' },
};

export const rightsRequestStatuses = [
  'received',
  'confirmed',
  'in_progress',
  'fulfilled',
  'refused',
  'withdrawn',
] as const;
export const rightsRequestStatusSchema = z.enum(rightsRequestStatuses);
export type RightsRequestStatus = z.infer<typeof rightsRequestStatusSchema>;

/** Something is still to be done about it. */
export const openRightsStatuses = [
  'received',
  'confirmed',
  'in_progress',
] as const satisfies readonly RightsRequestStatus[];

export const isRightsRequestOpen = (status: RightsRequestStatus): boolean =>
  (openRightsStatuses as readonly RightsRequestStatus[]).includes(status);

/** How it reached us. */
export const rightsRequestOrigins = ['console', 'api', 'self_service'] as const;
export type RightsRequestOrigin = (typeof rightsRequestOrigins)[number];

/** By what it was established that the request comes from the person it is about. */
export const identityProofs = ['own_link', 'known_address', 'called_back', 'document', 'in_person'] as const;
export const identityProofSchema = z.enum(identityProofs);
export type IdentityProof = z.infer<typeof identityProofSchema>;

export const rightsSteps = ['confirm', 'start', 'extend', 'fulfil', 'refuse', 'withdraw'] as const;
export type RightsStep = (typeof rightsSteps)[number];

/** From which status each step can be taken, and where it leads; `extend` changes the deadline alone. */
const transitions: Record<
  RightsStep,
  { from: readonly RightsRequestStatus[]; to: RightsRequestStatus | null }
> = {
  confirm: { from: ['received'], to: 'confirmed' },
  start: { from: ['confirmed'], to: 'in_progress' },
  extend: { from: openRightsStatuses, to: null },
  // Nothing is handed out or changed before it is certain who asks.
  fulfil: { from: ['confirmed', 'in_progress'], to: 'fulfilled' },
  refuse: { from: openRightsStatuses, to: 'refused' },
  withdraw: { from: openRightsStatuses, to: 'withdrawn' },
};

type Standing = { status: RightsRequestStatus; isExtended: boolean };

/** The status after a step, or null where the step can't be taken. The deadline can be extended once. */
export function statusAfter({ status, isExtended }: Standing, step: RightsStep): RightsRequestStatus | null {
  const { from, to } = transitions[step];
  if (!from.includes(status) || (step === 'extend' && isExtended)) return null;
  return to ?? status;
}

/** The steps that can be taken now. */
export const offeredSteps = (standing: Standing): RightsStep[] =>
  rightsSteps.filter((step) => statusAfter(standing, step) !== null);

/** A copy is given out once it is certain who asks, and for as long as the request was not turned down. */
export const mayHaveCopy = ({
  kind,
  status,
}: {
  kind: RightsRequestKind;
  status: RightsRequestStatus;
}): boolean =>
  (kind === 'access' || kind === 'portability') &&
  (status === 'confirmed' || status === 'in_progress' || status === 'fulfilled');
