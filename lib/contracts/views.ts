import { z } from 'zod';

/** The lists whose filters can be kept. */
export const viewLists = ['approvals', 'audit'] as const;
export type ViewList = (typeof viewLists)[number];

export const savedViewSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The query string of the list's address, without a question mark. */
  search: z.string(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
export const savedViewsSchema = z.strictObject({ rows: z.array(savedViewSchema) });
export const savedViewsQuerySchema = z.strictObject({ list: z.enum(viewLists) });
export const viewParamsSchema = z.strictObject({ viewId: z.string().min(1).max(80) });

export const saveViewBodySchema = z.strictObject({
  list: z.enum(viewLists),
  name: z.string().trim().min(1, 'is missing: give it a name').max(60),
  search: z.string().max(2000),
});
export type SaveViewBody = z.infer<typeof saveViewBodySchema>;
