'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '@/lib/contracts/session';
import type { Permission } from '@/lib/core/access/permissions';

const AccessContext = createContext<Me | null>(null);

/** Tells everything below who is signed in, in which workspace, and what they may do. For showing only: the server decides. */
export function AccessProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <AccessContext value={me}>{children}</AccessContext>;
}

/** The signed-in person, their permissions, and the workspace with its slug, time zone and currency. */
export function useAccess(): Me {
  const me = useContext(AccessContext);
  if (!me) throw new Error('useAccess needs the AccessProvider of the console layout above it.');
  return me;
}

/** The slug of the workspace, for addresses and `apiFetch`. */
export function useWorkspaceSlug(): string {
  return useAccess().workspace.slug;
}

/** Whether to offer something that needs this permission. */
export function useCan(permission: Permission): boolean {
  return useAccess().permissions.includes(permission);
}
