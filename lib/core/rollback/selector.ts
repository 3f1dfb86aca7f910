import { z } from 'zod';

const id = z.string().min(1).max(80);
const moment = z.iso.datetime({ offset: true });

export const rollbackSubjects = [
  'actions',
  'run',
  'agent',
  'play',
  'policy',
  'connection',
  'source',
  'window',
  'rollback',
] as const;
export type RollbackSubject = (typeof rollbackSubjects)[number];

/**
 * What is taken back: what was carried out and fits all of it. `source`: every action that used a signal of this source, or that
 * rests on one that did. `play`: what its runs did, and the messages of sequences that they enrolled people in. `policy`: what was carried out by a decision under this version. `rollback`: what that one put back.
 */
export const rollbackSelectorSchema = z
  .strictObject({
    by: z.enum(rollbackSubjects),
    /** Id of the subject, the name of a source; not for `actions` and `window`. */
    id: id.optional(),
    actionIds: z.array(id).min(1).max(1000).optional(),
    /** Of an agent: only what this version did. */
    agentVersion: z.string().min(1).max(120).optional(),
    /** Carried out at or after, and before. */
    from: moment.optional(),
    to: moment.optional(),
  })
  .refine(({ by, id: subject }) => by === 'actions' || by === 'window' || subject !== undefined, {
    path: ['id'],
    message: 'is missing: say which one',
  })
  .refine(({ by, actionIds }) => by !== 'actions' || actionIds !== undefined, {
    path: ['actionIds'],
    message: 'is missing: name the actions',
  })
  .refine(({ by, from }) => by !== 'window' || from !== undefined, {
    path: ['from'],
    message: 'is missing: say from when on',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must be after the beginning',
  });
export type RollbackSelector = z.infer<typeof rollbackSelectorSchema>;

/** The same as somebody asks for it: what would narrow nothing here is refused, so that nobody takes back more than they meant to. */
export const askedSelectorSchema = rollbackSelectorSchema
  .refine(({ by, agentVersion }) => by === 'agent' || agentVersion === undefined, {
    path: ['agentVersion'],
    message: 'narrows what one agent did: leave it out, or ask by agent',
  })
  .refine(({ by, actionIds }) => by === 'actions' || actionIds === undefined, {
    path: ['actionIds'],
    message: 'narrows nothing here: leave them out, or ask by actions',
  })
  .refine(({ by, id: subject }) => (by !== 'actions' && by !== 'window') || subject === undefined, {
    path: ['id'],
    message: 'narrows nothing here: leave it out, or ask by what it is the id of',
  });
