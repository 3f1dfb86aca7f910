'use client';

import { useAccess } from '../auth/access-context';
import { type NavGroup, navGroups } from './nav-items';

/** The pages that the person may open. */
export function useNavGroups(): readonly NavGroup[] {
  const { permissions } = useAccess();
  return navGroups.map((group) => ({
    ...group,
    items: group.items.filter(({ needs }) => !needs || permissions.includes(needs)),
  }));
}
