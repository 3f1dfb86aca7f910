import type { FileReading, FileRow } from '@/lib/contracts/files';
import { readingSchema } from '@/lib/contracts/files';
import { actorSchema } from '@/lib/core/access/actor';
import type { SignalFile } from '@/lib/db/generated/client';
import { resumePointSchema } from '@/lib/platform/tables/resume-point';
import { resolveNames } from '../names/resolve-names';

export type WithSource = SignalFile & { source: { id: string; name: string; title: string } };
export const withSource = { source: { select: { id: true, name: true, title: true } } } as const;

const progressOf = ({ status, resume, bytes }: SignalFile): number => {
  if (status === 'done' || status === 'checked') return 1;
  const point = resumePointSchema.safeParse(resume);
  return point.success && bytes > 0n ? Math.min(1, point.data.offset / Number(bytes)) : 0;
};

/** Files as lists and screens show them, with the names of who had them imported. */
export async function presentFiles(workspaceId: string, files: readonly WithSource[]): Promise<FileRow[]> {
  const actors = files.map(({ actor }) => actorSchema.parse(actor));
  const names = await resolveNames(workspaceId, actors);
  return files.map((file, i) => {
    const { id, name, source, status, rows, accepted, duplicates, rejected, quarantined, further, error } =
      file;
    const actor = actors[i];
    return {
      id,
      name,
      source,
      status,
      bytes: Number(file.bytes),
      rows,
      accepted,
      duplicates,
      rejected,
      quarantined,
      further,
      progress: progressOf(file),
      error,
      createdAt: file.createdAt.toISOString(),
      createdBy: names.of(actor?.type ?? 'system', actor?.id ?? 'import'),
      finishedAt: file.finishedAt?.toISOString() ?? null,
    };
  });
}

/** What somebody says of how a file is read. */
export const readingOf = ({ charset, format, delimiter }: SignalFile): FileReading =>
  readingSchema.parse({ charset, format, delimiter });
