import { z } from 'zod';
import {
  actionKindSchema,
  catalogue,
  type OutsideState,
  outsideStateSchema,
} from '@/lib/core/actions/catalogue';
import { inputRefSchema } from '@/lib/core/actions/proposal';
import { auditEvents } from '@/lib/core/audit/events';

const bodySchema = z.object({
  detail: z.record(z.string(), z.json()),
  actor: z.object({ version: z.string().optional() }),
  completes: z.string().optional(),
});
const refSchema = inputRefSchema.array();
const findingsSchema = z.array(
  z.object({ rule: z.string(), verdict: z.enum(['allow', 'escalate', 'deny']), message: z.string() }),
);

export type Detail = z.infer<typeof bodySchema>['detail'];

/** The detail of an entry by its verb's schema; one of an older schema is shown as it was written. */
export function readBody(
  verb: string,
  body: unknown,
): { detail: Detail; actorVersion: string | null; completesId: string | null } {
  const { detail, actor, completes } = bodySchema.parse(body);
  const schema = Object.hasOwn(auditEvents, verb) ? auditEvents[verb as keyof typeof auditEvents] : null;
  const parsed = schema?.safeParse(detail);
  return {
    detail: parsed?.success ? (parsed.data as Detail) : detail,
    actorVersion: actor.version ?? null,
    completesId: completes ?? null,
  };
}

const textOf = (detail: Detail, key: string): string | null => {
  const value = detail[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The sentence that says why, whichever name its verb gives it. */
export function whyOf(detail: Detail): string | null {
  return (
    ['reasoning', 'reason', 'why', 'message', 'outcome', 'how']
      .map((key) => textOf(detail, key))
      .find(Boolean) ?? null
  );
}

export const signalIdOf = (detail: Detail): string | null => textOf(detail, 'signalId');
export const approvalIdOf = (detail: Detail): string | null => textOf(detail, 'approvalId');

export const findingsOf = (detail: Detail) => findingsSchema.safeParse(detail.findings).data ?? [];
export const inputsOf = (detail: Detail) => refSchema.safeParse(detail.inputs).data ?? [];

const stateAt = (detail: Detail, key: string): OutsideState | null =>
  outsideStateSchema.safeParse(detail[key]).data ?? null;

/** The states an entry holds: what was, and what was set or read back. */
export function statesOf(detail: Detail): { before: OutsideState | null; after: OutsideState | null } {
  const after = stateAt(detail, 'after') ?? stateAt(detail, 'intended') ?? stateAt(detail, 'restored');
  return { before: stateAt(detail, 'before'), after };
}

const recordedSchema = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  source: z.string(),
});
const verdictWords = { allow: 'allowed', escalate: 'asks a person', deny: 'refused' } as const;

/** One line on what matters most in an entry; made from the entry alone. */
export function gistOf(detail: Detail): string | null {
  const kind = actionKindSchema.safeParse(detail.kind).data;
  const verdict = z.enum(['allow', 'escalate', 'deny']).safeParse(detail.verdict).data;
  if (kind && verdict) {
    const stopping = findingsOf(detail).find((finding) => finding.verdict === verdict && verdict !== 'allow');
    return [`${catalogue[kind].title}: ${verdictWords[verdict]}.`, stopping?.message]
      .filter(Boolean)
      .join(' ');
  }
  const recorded = recordedSchema.safeParse(detail).data;
  if (recorded) {
    const { accepted, duplicates, rejected, source } = recorded;
    return `${accepted} new, ${duplicates} known, ${rejected} rejected, from ${source}.`;
  }
  const changes = z.array(z.string()).safeParse(detail.changes).data;
  if (changes) return changes.join(' ');
  return whyOf(detail);
}
