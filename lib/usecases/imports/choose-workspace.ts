import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

/** The workspace of this slug; without one, the only one that is not the sample, or the only one. @throws AppError. */
export async function chooseWorkspace(slug: string | undefined) {
  const all = await db().workspace.findMany({
    orderBy: { createdAt: 'asc' },
    select: { id: true, slug: true, timeZone: true, currency: true, isSample: true },
  });
  const own = all.filter((workspace) => !workspace.isSample);
  const candidates = slug ? all.filter((workspace) => workspace.slug === slug) : own.length > 0 ? own : all;
  const [found] = candidates;
  if (found && candidates.length === 1) return found;
  if (all.length === 0)
    throw new AppError('not_found', {
      detail: 'There is no workspace yet.',
      remedy: 'Run `npm start` once: it creates one.',
    });
  throw new AppError('not_found', {
    detail: slug ? `There is no workspace ${slug}.` : 'There are several workspaces.',
    remedy: `Name one: ${all.map((workspace) => `--workspace ${workspace.slug}`).join(', ')}`,
  });
}
