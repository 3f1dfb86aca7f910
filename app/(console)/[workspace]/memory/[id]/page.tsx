import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readSubjectOfFact } from '@/lib/queries/memory/read-subject-of-fact';

/** A learnt fact stands on the profile of whom it is about. */
export default async function LearntFactPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const subject = await orNotFound(readSubjectOfFact(access.workspace.id, id));
  redirect(`/${workspace}/${subject.type}s/${subject.id}#memory` as Route);
}
