import { type ActionKind, catalogue } from '@/lib/core/actions/catalogue';
import { checkContent } from '@/lib/core/brand-safety/check-content';
import type { ContentField } from '@/lib/core/brand-safety/content';
import { defaultBrandGuidelines } from '@/lib/core/brand-safety/default-guidelines';
import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import type { DraftTexts } from '@/lib/core/drafts/draftable';
import type { DraftFindings } from '@/lib/core/drafts/model-call-content';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { db } from '@/lib/db/client';
import { assessText } from '@/lib/platform/text-assessment/assess-text';

/** The brand guidelines in force. */
export async function guidelinesInForce(workspaceId: string): Promise<BrandGuidelines> {
  const policy = await db().policy.findFirst({
    where: { workspaceId, active: true },
    select: { body: true },
  });
  return policy ? storedPolicyBodySchema.parse(policy.body).brand : defaultBrandGuidelines;
}

/** What the guidelines find in the words of an action of this kind, as the gate would: which rule, where, how grave. */
export function judgeTexts(
  kind: ActionKind,
  texts: DraftTexts,
  guidelines: BrandGuidelines,
): DraftFindings['before'] {
  const { channel, reaches } = catalogue[kind];
  const fields: ContentField[] = Object.entries(texts).map(([name, value]) => ({
    name,
    text: typeof value === 'string' ? value : value.join('\n'),
    channel,
  }));
  const content = {
    fields,
    sourceIds: [],
    byAgent: reaches !== null,
    assessment: fields.map(({ text }) => assessText(text)),
  };
  return checkContent(content, guidelines).map(({ rule, verdict, field }) => ({ rule, verdict, field }));
}
