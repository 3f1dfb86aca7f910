import { z } from 'zod';
import type { TopicPatterns, TopicRow } from '@/lib/contracts/interest';
import { topicSchema } from '@/lib/core/signals/intent/topic-of';

/** A topic as it is typed: the weight is text. */
export const topicDraftSchema = z.object({
  name: topicSchema.shape.id,
  title: z.string().trim().min(1, 'Give it a title.').max(100),
  weight: z.coerce.number<string>().min(0.1, 'must be at least 0.1').max(10, 'must be at most 10'),
  patterns: topicSchema.shape.patterns,
});
export type TopicDraft = z.input<typeof topicDraftSchema>;
export type TopicDrafted = z.output<typeof topicDraftSchema>;

export const topicDraftOf = (topic: TopicRow | null): TopicDraft =>
  topic === null
    ? { name: '', title: '', weight: '1', patterns: [{ of: 'path', glob: '' }] }
    : { name: topic.name, title: topic.title, weight: String(topic.weight), patterns: topic.patterns };

export const patternOfWords: Record<TopicPatterns[number]['of'], string> = {
  path: 'Path of the page',
  url: 'Host and path',
  event: 'Name of the event',
  title: 'Title of the page',
};
