import { z } from 'zod';

/** How much of an item is kept, in characters: what a signal holds. */
export const LONGEST_TITLE = 500;
export const LONGEST_SUMMARY = 4000;

/** One item of a feed, whatever its format, as plain text without markup. What was not stated is null. */
export const feedItemSchema = z.strictObject({
  /** The publisher's own id: `guid` of RSS, `id` of Atom and JSON Feed, `rdf:about` of RDF. */
  id: z.string().nullable(),
  /** Absolute, http or https. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  /** ISO 8601 in UTC. */
  publishedAt: z.iso.datetime().nullable(),
  /** Who wrote it first, where the feed collects from others. */
  publisher: z.string().nullable(),
  categories: z.array(z.string()),
});
export type FeedItem = z.infer<typeof feedItemSchema>;
