import { z } from 'zod';
import { columnTypes } from '../core/signals/tables/guess-type';
import { mappingSchema } from '../core/signals/tables/mapping';
import { decimalSigns } from '../core/signals/tables/read-number';
import { sourceNameSchema } from '../core/sources/source-config';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';
import { itemErrorSchema } from './signals';

export const fileStatuses = [
  'uploaded',
  'mapped',
  'checking',
  'checked',
  'importing',
  'paused',
  'failed',
  'done',
  'dropped',
] as const;
export type FileStatus = (typeof fileStatuses)[number];
/** It moves by itself. */
export const isMoving = (status: FileStatus | undefined): boolean =>
  status === 'checking' || status === 'importing';
/** Its mapping may still be changed. */
export const isMappable = (status: FileStatus): boolean =>
  status === 'uploaded' || status === 'mapped' || status === 'checked';

export const fileParamsSchema = z.strictObject({ id: z.string().min(1).max(80) });
export const uploadFileQuerySchema = z.strictObject({
  /** The name of the file, as people know it. */
  name: z.string().trim().min(1, 'name the file').max(200),
  /** The source whose signals the rows become; made when there is none of this name. Left out: one is named after the file. */
  source: sourceNameSchema.optional(),
});
export const fileUploadedSchema = z.strictObject({ fileId: z.string() });

export const fileRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  source: z.strictObject({ id: z.string(), name: z.string(), title: z.string() }),
  status: z.enum(fileStatuses),
  /** Of the table, unpacked. */
  bytes: z.number(),
  /** Of the present or last pass, a check or an import. */
  rows: z.int(),
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  quarantined: z.int(),
  /** Signals that rows gave besides their own. */
  further: z.int(),
  /** Of the pass, 0–1. */
  progress: z.number(),
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: namedSchema,
  finishedAt: z.iso.datetime().nullable(),
});
export type FileRow = z.infer<typeof fileRowSchema>;
export const listFilesQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export type ListFilesQuery = z.output<typeof listFilesQuerySchema>;
export const filePageSchema = pageOf(fileRowSchema);

/** As what a file is read; what is null is found out. */
export const readingSchema = z.strictObject({
  charset: z
    .string()
    .trim()
    .max(40)
    .regex(/^[A-Za-z0-9:_.-]+$/, 'is the name of a charset, such as windows-1252')
    .nullable()
    .default(null),
  format: z.enum(['csv', 'ndjson', 'json']).nullable().default(null),
  delimiter: z.enum([',', ';', '\t', '|']).nullable().default(null),
});
export type FileReading = z.infer<typeof readingSchema>;

/** What a row says: its signals, or why it says none. */
export const fileSampleSchema = z.strictObject({
  line: z.int(),
  signals: z.array(
    z.strictObject({
      kind: z.string(),
      messageId: z.string(),
      occurredAt: z.string(),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
  errors: z.array(itemErrorSchema),
});
export type FileSample = z.infer<typeof fileSampleSchema>;

const columnGuessSchema = z.strictObject({
  column: z.string(),
  type: z.enum(columnTypes),
  /** The share of filled cells that are of the type, 0–1. */
  confidence: z.number(),
  decimal: z.enum(decimalSigns).nullable(),
  dayFirst: z.boolean().nullable(),
  notes: z.array(z.string()),
  /** Of the first rows: how many cells say something, and how many different things. */
  filled: z.int(),
  distinct: z.int(),
  /** None for whoever may not read what is personal. */
  examples: z.array(z.string()),
  meaning: z.strictObject({ target: z.string(), confidence: z.number() }).nullable(),
});
export type ColumnGuessRow = z.infer<typeof columnGuessSchema>;

export const filePreviewSchema = z.strictObject({
  format: z.enum(['csv', 'ndjson', 'json']),
  delimiter: z.string(),
  charset: z.strictObject({ name: z.string(), guessed: z.boolean() }),
  header: z.array(z.string()),
  /** What had to be made of the file, in sentences. */
  notes: z.array(z.string()),
  columns: z.array(columnGuessSchema),
  /** The first rows, long cells cut; null for whoever may not read what is personal. */
  rows: z.array(z.strictObject({ line: z.int(), cells: z.record(z.string(), z.string()) })).nullable(),
  /** Of the first rows, those that can't be read. */
  rejects: z.array(z.strictObject({ line: z.int(), reason: z.string() })),
  isWhole: z.boolean(),
});
export type FilePreview = z.infer<typeof filePreviewSchema>;

export const fileDetailSchema = fileRowSchema.extend({
  /** What somebody says of it. */
  reading: readingSchema,
  mapping: mappingSchema.nullable(),
  /** While it is still to be imported, and can be read. */
  preview: filePreviewSchema.nullable(),
  /** Why they can't be read as they are said to be. */
  unreadable: z.string().nullable(),
  suggestion: z
    .strictObject({
      mapping: mappingSchema,
      notes: z.array(z.string()),
      /** The table of a platform that it was recognised as. */
      table: z.strictObject({ platform: z.string(), name: z.string(), isSure: z.boolean() }).nullable(),
    })
    .nullable(),
  /** The first rows by its mapping, or else by what is suggested. */
  sample: z.array(fileSampleSchema).nullable(),
  /** Why rows were not taken, the most frequent first, of those that are kept. */
  reasons: z.array(z.strictObject({ field: z.string(), message: z.string(), rows: z.int() })),
  /** Another file of this source that holds the same and was imported. */
  sameAs: z.strictObject({ id: z.string(), name: z.string(), finishedAt: z.iso.datetime() }).nullable(),
});
export type FileDetail = z.infer<typeof fileDetailSchema>;

export const mapFileBodySchema = z.strictObject({
  mapping: mappingSchema,
  reading: readingSchema.default({ charset: null, format: null, delimiter: null }),
});
export type MapFileBody = z.input<typeof mapFileBodySchema>;
export const fileSamplesSchema = z.strictObject({
  /** Null for whoever may not read what is personal. */
  sample: z.array(fileSampleSchema).nullable(),
  /** What the mapping still has wrong, by column. */
  problems: z.array(itemErrorSchema),
});
export type FileSamples = z.infer<typeof fileSamplesSchema>;
export const fileSteeredSchema = z.strictObject({ fileId: z.string(), status: z.enum(fileStatuses) });

export const listRejectsQuerySchema = z.strictObject({
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListRejectsQuery = z.output<typeof listRejectsQuerySchema>;
export const fileRejectSchema = z.strictObject({
  ordinal: z.int(),
  line: z.int(),
  /** Held back for its tracking plan, where the others can't be read. */
  quarantined: z.boolean(),
  errors: z.array(itemErrorSchema),
  /** As JSON; null where it could not be read, was too large to keep, or is personal to who asks. */
  row: z.string().nullable(),
});
export type FileReject = z.infer<typeof fileRejectSchema>;
export const fileRejectPageSchema = pageOf(fileRejectSchema).extend({
  /** Those that are not kept are counted all the same. */
  total: z.int(),
});
