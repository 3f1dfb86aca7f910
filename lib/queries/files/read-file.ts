import type { FileDetail, FilePreview, MapFileBody } from '@/lib/contracts/files';
import { isMappable, mapFileBodySchema } from '@/lib/contracts/files';
import { AppError } from '@/lib/core/shared/app-error';
import { textOfCell } from '@/lib/core/signals/tables/cells';
import { flattenRow } from '@/lib/core/signals/tables/flatten-row';
import type { ColumnGuess } from '@/lib/core/signals/tables/guess-columns';
import { mappingSchema } from '@/lib/core/signals/tables/mapping';
import { db } from '@/lib/db/client';
import { isMasked } from '@/lib/db/open-sealed';
import type { TablePreview } from '@/lib/platform/tables/preview-table';
import { presentFiles, readingOf, type WithSource, withSource } from './present-file';
import { previewFile, problemsOf, sampleOf } from './preview-file';
import { readReasons } from './read-reasons';
import { suggestFor } from './suggest-for';

const SHOWN_ROWS = 20;
const SHOWN_CHARS = 200;

async function findFile(workspaceId: string, id: string): Promise<WithSource> {
  const file = await db().signalFile.findUnique({
    where: { id_workspaceId: { id, workspaceId } },
    include: withSource,
  });
  if (!file || file.status === 'dropped')
    throw new AppError('not_found', { detail: 'There is no such file in this workspace.' });
  return file;
}

const rowsOf = (file: WithSource) => ({
  source: file.source.name,
  contentHash: file.contentHash,
  fileTime: file.createdAt.toISOString(),
});

/** One file: how far it is, its first rows with what they probably are, and how they are read. @throws AppError `not_found`. */
export async function readFile(workspaceId: string, id: string): Promise<FileDetail> {
  const file = await findFile(workspaceId, id);
  const [[row], reasons, sameAs] = await Promise.all([
    presentFiles(workspaceId, [file]),
    readReasons(id),
    db().signalFile.findFirst({
      where: {
        workspaceId,
        sourceId: file.sourceId,
        contentHash: file.contentHash,
        status: 'done',
        id: { not: id },
      },
      orderBy: { finishedAt: 'desc' },
      select: { id: true, name: true, finishedAt: true },
    }),
  ]);
  if (!row) throw new Error('A file was not presented.');
  const reading = readingOf(file);
  const mapping = file.mapping === null ? null : mappingSchema.parse(file.mapping);
  const detail = {
    ...row,
    reading,
    mapping,
    reasons,
    sameAs: sameAs?.finishedAt ? { ...sameAs, finishedAt: sameAs.finishedAt.toISOString() } : null,
    preview: null,
    unreadable: null,
    suggestion: null,
    sample: null,
  };
  // Beyond that there is nothing left to choose, and who looks asks every second.
  if (!file.contentKey || !isMappable(file.status)) return detail;
  let preview: TablePreview;
  try {
    preview = await previewFile(file, reading);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...detail, unreadable: [error.detail, error.remedy].filter(Boolean).join(' ') };
  }
  const { columns, suggestion } = suggestFor(preview, file.name);
  return {
    ...detail,
    preview: presentPreview(preview, columns),
    suggestion,
    sample: isMasked()
      ? null
      : sampleOf(preview, { ...rowsOf(file), mapping: mapping ?? suggestion.mapping }),
  };
}

/** What the first rows would say by a mapping that is not kept yet, and what it has wrong. `mayRead`: what is personal. */
export async function sampleFile(workspaceId: string, id: string, body: MapFileBody, mayRead: boolean) {
  const { mapping, reading } = mapFileBodySchema.parse(body);
  const file = await findFile(workspaceId, id);
  const preview = await previewFile(file, reading);
  return {
    sample: mayRead ? sampleOf(preview, { ...rowsOf(file), mapping }) : null,
    problems: problemsOf(mapping, preview),
  };
}

function presentPreview(preview: TablePreview, columns: readonly ColumnGuess[]): FilePreview {
  const { format, delimiter, charset, header, notes, rejects, isWhole } = preview;
  const masked = isMasked();
  return {
    format,
    delimiter,
    charset,
    header,
    notes,
    columns: columns.map((column) => (masked ? { ...column, examples: [] } : column)),
    rows: masked
      ? null
      : preview.rows.slice(0, SHOWN_ROWS).map(({ line, row }) => ({
          line,
          cells: Object.fromEntries(
            flattenRow(row).map(([name, value]) => [name, (textOfCell(value) ?? '').slice(0, SHOWN_CHARS)]),
          ),
        })),
    rejects: rejects.map(({ line, reason }) => ({ line, reason })),
    isWhole,
  };
}
