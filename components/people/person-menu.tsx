'use client';

import { Contact, Ellipsis, UserCheck, UserCog, UserX } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '@/lib/contracts/people';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Menu, MenuItem } from '../ui/menu';
import { ChangeRolesDialog } from './change-roles-dialog';
import { CrmOwnerDialog } from './crm-owner-dialog';
import { useChangeStatus } from './use-change-status';

/** What an admin can do with one person. Their own roles and access are for another admin to change. */
export function PersonMenu({ person, isOwn }: { person: Person; isOwn: boolean }) {
  const [open, setOpen] = useState<'roles' | 'crm' | 'status' | null>(null);
  const changeStatus = useChangeStatus();
  const isDisabled = person.disabledAt !== null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="iconSm" aria-label={`Change ${person.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {isOwn ? null : (
          <MenuItem icon={UserCog} onSelect={() => setOpen('roles')}>
            Change roles
          </MenuItem>
        )}
        <MenuItem icon={Contact} onSelect={() => setOpen('crm')}>
          Owner in the CRM
        </MenuItem>
        {isOwn ? null : (
          <MenuItem
            icon={isDisabled ? UserCheck : UserX}
            tone={isDisabled ? 'normal' : 'danger'}
            onSelect={() => setOpen('status')}
          >
            {isDisabled ? 'Enable' : 'Disable'}
          </MenuItem>
        )}
      </Menu>
      {open === 'roles' ? <ChangeRolesDialog person={person} onClose={() => setOpen(null)} /> : null}
      {open === 'crm' ? <CrmOwnerDialog person={person} onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        open={open === 'status'}
        onOpenChange={(next) => setOpen(next ? 'status' : null)}
        tone={isDisabled ? 'normal' : 'danger'}
        title={isDisabled ? `Let ${person.name} in again?` : `Disable ${person.name}?`}
        description={
          isDisabled
            ? 'They get their roles back at once.'
            : 'They, and the API keys they made, have no access to this workspace from now on. What they did stays on record.'
        }
        confirmLabel={isDisabled ? 'Enable' : 'Disable'}
        onConfirm={() => changeStatus.mutateAsync({ personId: person.id, disabled: !isDisabled })}
      />
    </>
  );
}
