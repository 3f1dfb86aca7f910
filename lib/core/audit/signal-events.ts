import { z } from 'zod';

const id = z.string().max(120);
const count = z.number().int();
const factValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const empty = z.strictObject({});
const ipRanges = z.strictObject({ name: z.string(), format: z.string(), ranges: count });

/** What the record can say of sources, topics, surges, profiles, plays and holdouts: ids, numbers and closed words, as all of `auditEvents`. */
export const signalEvents = {
  'contacts.profile_merged': z.strictObject({ from: id, to: id }),
  'contacts.profile_split': z.strictObject({ from: id, to: id }),
  'contacts.duplicates_sought': z.strictObject({ examined: count, suggested: count }),
  'contacts.duplicate_rejected': z.strictObject({ otherId: id }),
  'contacts.buying_role_confirmed': z.strictObject({ accountId: id, role: z.string() }),
  'signals.topic_added': z.strictObject({ name: z.string(), patterns: count }),
  'signals.topic_changed': z.strictObject({ fields: z.array(z.string()) }),
  'signals.topic_archived': z.strictObject({ name: z.string() }),
  'signals.surge_opened': z.strictObject({
    surgeId: id,
    people: count,
    topics: z.array(z.string()),
    score: z.number(),
    pValue: z.number(),
  }),
  /** Of companies: what is known of them is nobody's personal data. */
  'signals.account_corrected': z.strictObject({
    fields: z.array(z.strictObject({ field: z.string(), before: factValue, after: factValue })),
    released: z.array(z.string()),
  }),
  /** `subject` of the entry is the account. What somebody said of themselves is not in the record. */
  'signals.question_asked': z.strictObject({ questionId: id, contactId: id, field: z.string() }),
  'signals.question_closed': z.strictObject({
    questionId: id,
    contactId: id,
    field: z.string(),
    status: z.enum(['answered', 'nobody_knows']),
  }),
  'signals.question_taken_back': z.strictObject({ questionId: id, contactId: id, field: z.string() }),
  'signals.surge_dismissed': z.strictObject({ surgeId: id, reason: z.string() }),
  /** What may be claimed, in the words that were approved: it is public. */
  'facts.approved': z.strictObject({
    text: z.string(),
    sourceTitle: z.string(),
    sourceUrl: z.string().nullable(),
    validUntil: z.string().nullable(),
    industries: z.array(z.string()),
    roles: z.array(z.string()),
  }),
  'facts.withdrawn': z.strictObject({ why: z.string() }),
  'plays.created': z.strictObject({ name: z.string() }),
  'plays.changed': z.strictObject({ fields: z.array(z.string()), version: count }),
  'plays.tried': z.strictObject({ version: count, days: count, looked: count, matched: count }),
  'plays.taken_live': z.strictObject({ version: count }),
  'plays.turned_off': z.strictObject({ version: count }),
  'plays.archived': z.strictObject({ version: count }),
  'plays.matched': z.strictObject({ version: count, people: count, started: count, surgeId: id.nullable() }),
  /** `subject` of the entry is what is watched: an agent, a source or the workspace. */
  'alarms.opened': z.strictObject({
    alarmId: id,
    kind: z.string(),
    metric: z.string(),
    context: z.string(),
    moved: z.string(),
    expected: z.number(),
    seen: z.number(),
    strength: z.number(),
    consequence: z.string(),
    policyId: id.nullable(),
  }),
  'alarms.acknowledged': z.strictObject({ alarmId: id }),
  'alarms.settled': z.strictObject({
    alarmId: id,
    reason: z.string(),
    /** Absent in entries from before a baseline could be begun anew. */
    beginsAnew: z.boolean().optional(),
  }),
  /** Of which kinds its signals are from then on is held against this. */
  'sources.baseline_frozen': z.strictObject({
    baselineId: id,
    fromDay: z.string(),
    toDay: z.string(),
    signals: count,
  }),
  'holdouts.started': z.strictObject({
    name: z.string(),
    of: z.enum(['play', 'agent']),
    subjectId: id,
    unit: z.string(),
    shares: z.strictObject({ agent: count, business_as_usual: count, shadow: count }),
    outcome: z.string(),
    plannedUnits: count,
  }),
  /** `reason` is null where it ended by itself. */
  'holdouts.stopped': z.strictObject({ reason: z.string().nullable() }),
  /** What it shows changed. The interval is the worth of acting on one unit, in units of the workspace's currency. */
  'holdouts.evidence_changed': z.strictObject({
    from: z.string(),
    to: z.string(),
    units: count,
    net: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() }).nullable(),
    sampleRatioP: z.number(),
  }),
  'sources.added': z.strictObject({ name: z.string(), kind: z.string(), format: z.string() }),
  'sources.changed': z.strictObject({ fields: z.array(z.string()) }),
  'sources.key_replaced': empty,
  'sources.disabled': empty,
  'sources.enabled': empty,
  'sources.distrusted': z.strictObject({ from: z.string(), reason: z.string() }),
  'sources.trusted': empty,
  'sources.reliability_moved': z.strictObject({
    from: z.number(),
    to: z.number(),
    confirmed: count,
    contradicted: count,
  }),
  'sources.plan_confirmed': z.strictObject({ events: count }),
  'sources.plan_changed': z.strictObject({ eventId: id, status: z.string() }),
  'sources.delivery_replayed': z.strictObject({
    deliveryId: id,
    accepted: count,
    rejected: count,
    quarantined: count,
  }),
  'sources.delivery_dropped': z.strictObject({ deliveryId: id }),
  'sources.ip_ranges_added': ipRanges,
  'sources.ip_ranges_replaced': ipRanges,
  'sources.ip_ranges_removed': ipRanges,
  'sources.file_uploaded': z.strictObject({ fileId: id, bytes: count }),
  'sources.file_mapped': z.strictObject({ fileId: id, kind: z.string() }),
  'sources.file_import_started': z.strictObject({ fileId: id }),
  'sources.file_import_paused': z.strictObject({ fileId: id, rows: count }),
  'sources.file_import_resumed': z.strictObject({ fileId: id, rows: count }),
  'sources.file_import_failed': z.strictObject({ fileId: id, rows: count }),
  'sources.file_imported': z.strictObject({
    fileId: id,
    rows: count,
    accepted: count,
    duplicates: count,
    rejected: count,
    quarantined: count,
  }),
  'sources.file_dropped': z.strictObject({ fileId: id }),
  'sources.file_rejects_downloaded': z.strictObject({ fileId: id, rows: count }),
} as const;
