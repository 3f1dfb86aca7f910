import { signOut } from 'next-auth/react';

/** Ends the session in this browser and goes to sign-in. */
export async function signOutHere(): Promise<void> {
  await signOut({ redirect: false });
  // A full load: nothing of the session stays in memory.
  window.location.assign('/sign-in');
}
