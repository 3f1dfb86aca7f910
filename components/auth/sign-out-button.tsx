'use client';

import { LogOut } from 'lucide-react';
import { Button } from '../ui/button';
import { signOutHere } from './sign-out-here';

export function SignOutButton() {
  return (
    <Button onClick={signOutHere}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
