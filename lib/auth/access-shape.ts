import type { Actor } from '@/lib/core/access/actor';
import type { Permission } from '@/lib/core/access/permissions';

/** Who asks, in which workspace, and what they may do there. */
export type Access = {
  actor: Actor;
  permissions: ReadonlySet<Permission>;
  workspace: {
    id: string;
    slug: string;
    name: string;
    timeZone: string;
    currency: string;
    isSample: boolean;
  };
};

/** The columns of a workspace that `Access` carries. */
export const workspaceSelect = {
  id: true,
  slug: true,
  name: true,
  timeZone: true,
  currency: true,
  isSample: true,
} as const;
