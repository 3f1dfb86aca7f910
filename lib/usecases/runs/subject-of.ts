import type { PlannableSignal } from './plannable-signals';

/** Whom or what the run of a signal is about. */
export function subjectOf({ id, kind, contactId, campaignId, payload }: PlannableSignal): {
  subjectType: 'contact' | 'page' | 'campaign';
  subjectId: string;
} {
  if (contactId) return { subjectType: 'contact', subjectId: contactId };
  if (kind === 'page.performance' && typeof payload.pageId === 'string')
    return { subjectType: 'page', subjectId: payload.pageId };
  return { subjectType: 'campaign', subjectId: campaignId ?? id };
}
