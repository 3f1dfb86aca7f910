import type { Route } from 'next';
import { redirect } from 'next/navigation';

export default async function PoliciesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  redirect(`/${workspace}/policies/limits` as Route);
}
