import type { RetentionKind } from '@/lib/core/audit/retention';

/** Query keys of retention and holds; what changes them is of the topic `workspace`. */
export const retentionKeys = {
  all: (workspace: string) => ['workspace', workspace, 'retention'] as const,
  preview: (workspace: string, kind: RetentionKind, days: number) =>
    ['retention-preview', workspace, kind, days] as const,
};
