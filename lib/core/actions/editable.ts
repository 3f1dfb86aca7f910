import { type ActionKind, describeAction } from './catalogue';

/** How a field is typed in: `money` is micros as text of the workspace's currency. */
export type EditableField = { field: string; label: string; type: 'money' | 'line' | 'text' };

const money = (label: string): EditableField => ({ field: 'toMicros', label, type: 'money' });
const sequence: EditableField = { field: 'sequenceId', label: 'Sequence', type: 'line' };

/** What a person may change of a proposal before it is approved. What it aims at is never among it: that is another action. */
const editableFields: Record<ActionKind, readonly EditableField[]> = {
  'crm.contact.assign-owner': [{ field: 'ownerExternalId', label: 'Owner', type: 'line' }],
  'ads.campaign.set-daily-budget': [money('Daily budget')],
  'ads.campaign.set-bid': [money('Bid')],
  'ads.campaign.pause': [],
  'ads.campaign.resume': [],
  'ads.campaign.target-account': [],
  'ads.campaign.exclude-term': [],
  'outreach.contact.enrol': [sequence],
  'outreach.contact.remove': [],
  'outreach.audience.enrol': [sequence],
  'email.message.send': [
    { field: 'subject', label: 'Subject', type: 'line' },
    { field: 'body', label: 'Message', type: 'text' },
  ],
  'sms.message.send': [{ field: 'body', label: 'Text', type: 'text' }],
  'in_product.message.show': [
    { field: 'title', label: 'Title', type: 'line' },
    { field: 'body', label: 'Message', type: 'text' },
  ],
  // Its words are approved facts: other words are another variant, of other facts.
  'cms.page.publish-variant': [],
  'cms.page.set-traffic-split': [],
  'outreach.step.publish-variant': [],
  'outreach.step.set-split': [],
  'ads.creative.publish-variant': [],
  'ads.creative.set-split': [],
};

/** The fields of an action that can be edited, with what they hold now. */
export const editableFieldsOf = (kind: ActionKind, payload: unknown) => {
  const values = describeAction(kind, payload).payload as Record<string, unknown>;
  return editableFields[kind].map((field) => {
    const value = values[field.field];
    return { ...field, value: typeof value === 'string' ? value : '' };
  });
};

/** The payload with a person's changes; `unknown` names a field that can't be edited. */
export function editPayload(
  kind: ActionKind,
  payload: unknown,
  changes: Readonly<Record<string, string>>,
): { ok: true; payload: Record<string, unknown> } | { ok: false; unknown: string } {
  const unknown = Object.keys(changes).find(
    (name) => !editableFields[kind].some(({ field }) => field === name),
  );
  if (unknown !== undefined) return { ok: false, unknown };
  const before = payload as Record<string, unknown>;
  // Words of a person are no longer those of a template.
  const rewrites = before.wording && Object.keys(changes).some((name) => changes[name] !== before[name]);
  return { ok: true, payload: { ...before, ...changes, ...(rewrites ? { wording: null } : {}) } };
}
