import type { Browser, Page } from '@playwright/test';
import { hashPassword } from '@/lib/auth/password';
import { newId } from '@/lib/platform/ids';
import { queryRows } from './database';
import { workspace } from './sample';
import { signInSession } from './sign-in';
import { baseUrl } from './test';

const password = 'a password that they chose';

/**
 * A page of somebody with `roles` who was there before anybody of the test: whom a person has added less than a day ago is not
 * yet a second person.
 */
export async function signInAs(browser: Browser, { name, roles }: Person): Promise<Page> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@example.com`;
  const [user] = await queryRows<{ id: string }>(
    `INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, now() - interval '30 days') RETURNING id`,
    [newId('usr'), email, name, await hashPassword(password)],
  );
  await queryRows(
    `INSERT INTO memberships (id, workspace_id, user_id, roles, created_at)
     SELECT $1, id, $2, $3::role[], now() - interval '30 days' FROM workspaces WHERE slug = $4`,
    [newId('mem'), user?.id, roles, workspace],
  );
  const context = await browser.newContext({
    baseURL: baseUrl(),
    storageState: { cookies: [], origins: [] },
  });
  await signInSession(context.request, { email, password });
  return context.newPage();
}

type Person = { name: string; roles: string[] };
