import type { Memory } from '@/lib/contracts/memory';

export type MemorySubject = Memory['subject'];

/** Query keys of what was learnt; they begin with the topic by which the stream wakes them. */
export const memoryKeys = {
  of: (workspace: string, { type, id }: MemorySubject) => [`${type}s`, workspace, 'memory', id] as const,
};
