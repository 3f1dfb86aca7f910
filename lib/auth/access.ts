import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/core/access/actor';
import type { Permission } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import { maskPagesWhere, maskSealed } from '@/lib/db/open-sealed';
import { accessByKey } from './access-by-key';
import { accessBySession } from './access-by-session';
import type { Access } from './access-shape';
import { readSession, type Session } from './read-session';
import { requireSameOrigin } from './require-same-origin';

export type { Access };

export type AccessOptions = {
  /** Also lets in a person who has to choose a password first. */
  duringPasswordChange?: boolean;
};

const noWorkspace = () =>
  new AppError('not_found', { detail: 'There is no such workspace, or you are not in it.' });

/**
 * The access of an API request: by `Authorization: Bearer mdt_…`, or by session cookie and the workspace named in
 * `Mandate-Workspace` (for EventSource in `?workspace=`). Throws `AppError`: not_signed_in, cross_origin, not_found,
 * password_change_required, forbidden. Unknown and foreign workspaces answer alike.
 */
export async function requireAccess(
  request: Request,
  permission: Permission,
  { duringPasswordChange = false }: AccessOptions = {},
): Promise<Access> {
  const authorization = request.headers.get('authorization');
  const access =
    authorization === null
      ? await sessionAccess(request, duringPasswordChange)
      : await accessByKey(authorization, request.headers.get('mandate-workspace'));
  if (!access.permissions.has(permission)) throw forbidden(access.actor, permission);
  return access;
}

async function sessionAccess(request: Request, duringPasswordChange: boolean): Promise<Access> {
  requireSameOrigin(request);
  const session = await readSession(request.headers.get('cookie'));
  if (!session) {
    throw new AppError('not_signed_in', {
      detail: 'There is no valid session.',
      remedy: 'Sign in again, or send an API key as `Authorization: Bearer mdt_…`.',
    });
  }
  const slug = request.headers.get('mandate-workspace') ?? new URL(request.url).searchParams.get('workspace');
  if (!slug) {
    throw new AppError('invalid_request', {
      detail: 'The request does not say which workspace it is for.',
      invalidParams: [
        { name: 'Mandate-Workspace', in: 'header', reason: 'is missing: send the name in the address' },
      ],
    });
  }
  const access = await accessBySession(session, slug);
  if (!access) throw noWorkspace();
  if (session.mustChangePassword && !duringPasswordChange) {
    throw new AppError('password_change_required', {
      detail: 'This account still has a one-time password.',
      remedy: 'Choose a password of your own under Settings, Account.',
    });
  }
  return access;
}

function forbidden(actor: Actor, permission: Permission): AppError {
  return new AppError('forbidden', {
    detail: `This needs the permission ${permission}.`,
    remedy:
      actor.type === 'api_key'
        ? 'Create a key that carries it, if your own roles do.'
        : 'An admin can give you a role that has it.',
  });
}

/**
 * The access of a page; asked again by each page, not only by the layout. Without a session it leads to sign-in, with a
 * one-time password to the account page; what the person may not see looks as if it did not exist.
 */
export async function pageAccess(
  workspaceSlug: string,
  permission: Permission,
  { duringPasswordChange = false }: AccessOptions = {},
): Promise<Access> {
  const session = await pageSession();
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/${workspaceSlug}/overview`)}`);
  const access = await accessOnPage(workspaceSlug);
  if (!access?.permissions.has(permission)) notFound();
  pageReader().isMasked = !access.permissions.has('contacts.read');
  if (session.mustChangePassword && !duringPasswordChange) redirect(`/${workspaceSlug}/settings/account`);
  return access;
}

/** Reads as they may: what is personal is masked for whoever has no `contacts.read`. */
export const readAs = <T>({ permissions }: Access, read: () => Promise<T>): Promise<T> =>
  permissions.has('contacts.read') ? read() : maskSealed(read);

/** Whether the page being rendered is for somebody who may not read what is personal; of each request its own. */
const pageReader = cache(() => ({ isMasked: false }));
maskPagesWhere(() => pageReader().isMasked);

/** The signed-in person of a page, or null. Layout and page of one request share the answer. */
export const pageSession = cache(
  async (): Promise<Session | null> => readSession((await headers()).get('cookie')),
);

const accessOnPage = cache(async (workspaceSlug: string): Promise<Access | null> => {
  const session = await pageSession();
  return session && accessBySession(session, workspaceSlug);
});
