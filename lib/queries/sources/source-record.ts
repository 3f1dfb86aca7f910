import type { SourceRecord } from '@/lib/core/signals/quality/source-reliability';
import { sortOfFormat } from '@/lib/core/signals/quality/source-sort';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import type { Source } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

/** What is known of how often a source was right, as its reliability is computed from. */
export function recordOfSource(
  source: Pick<Source, 'config' | 'confirmed' | 'contradicted' | 'learntAt'>,
): SourceRecord {
  const { format } = sourceConfigSchema.parse(source.config);
  const day = Math.floor((source.learntAt ?? now()).getTime() / 86_400_000);
  const { confirmed, contradicted } = source;
  return {
    sort: sortOfFormat(format),
    claims: confirmed + contradicted > 0 ? [{ day, confirmed, contradicted }] : [],
  };
}
