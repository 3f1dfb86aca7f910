import type { z } from 'zod';
import type { TryContentResult, tryContentBodySchema } from '@/lib/contracts/brand-safety';
import { checkContent } from '@/lib/core/brand-safety/check-content';
import { defaultBrandGuidelines } from '@/lib/core/brand-safety/default-guidelines';
import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { db } from '@/lib/db/client';
import { assessText } from '@/lib/platform/text-assessment/assess-text';

/** What the guidelines given, or else those in force, say of content; it is looked at and forgotten. */
export async function tryContent(
  workspaceId: string,
  { guidelines, fields, byAgent, sourceIds }: z.output<typeof tryContentBodySchema>,
): Promise<TryContentResult> {
  const assessment = fields.map(({ text }) => assessText(text));
  const findings = checkContent(
    { fields, sourceIds, byAgent, assessment },
    guidelines ?? (await guidelinesInForce(workspaceId)),
  );
  return { verdict: findings[0]?.verdict ?? 'allow', findings };
}

async function guidelinesInForce(workspaceId: string): Promise<BrandGuidelines> {
  const policy = await db().policy.findFirst({ where: { workspaceId, active: true } });
  return policy ? storedPolicyBodySchema.parse(policy.body).brand : defaultBrandGuidelines;
}
