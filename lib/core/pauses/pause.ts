import { z } from 'zod';

/** What can be stopped on its own. A channel is named by its name, everything else by its id. */
export const pauseSubjects = [
  'workspace',
  'agent',
  'play',
  'channel',
  'connection',
  'campaign',
  'audience',
] as const;
export const pauseSubjectSchema = z.enum(pauseSubjects);
export type PauseSubject = z.infer<typeof pauseSubjectSchema>;

/**
 * - `freeze`: nothing new is claimed; what was cleared is held, what is proposed is refused
 * - `drain`: what was cleared before may finish; nothing new begins
 * - `quarantine`: what was cleared and what is proposed from now on is held and listed; nothing is lost
 */
export const pauseModes = ['freeze', 'drain', 'quarantine'] as const;
export const pauseModeSchema = z.enum(pauseModes);
export type PauseMode = z.infer<typeof pauseModeSchema>;

export const pauseSubjectTitles: Record<PauseSubject, string> = {
  workspace: 'Everything',
  agent: 'One agent',
  play: 'One play',
  channel: 'One channel',
  connection: 'One platform',
  campaign: 'One campaign',
  audience: 'One audience',
};

export const pauseModeTitles: Record<PauseMode, { title: string; does: string }> = {
  freeze: {
    title: 'Freeze',
    does: 'Nothing new is carried out. What was cleared is held, new proposals are refused.',
  },
  drain: { title: 'Drain', does: 'What was cleared before may finish. Nothing new begins.' },
  quarantine: {
    title: 'Quarantine',
    does: 'Nothing is carried out and nothing is lost: what was cleared and what is proposed from now on is held and listed.',
  },
};

/** What becomes of what a stop held back, chosen by a person when it is lifted. */
export const heldChoices = ['go_on', 'decide_again', 'drop'] as const;
export const heldChoiceSchema = z.enum(heldChoices);
export type HeldChoice = z.infer<typeof heldChoiceSchema>;

export const heldChoiceTitles: Record<HeldChoice, { title: string; does: string }> = {
  go_on: {
    title: 'Go on',
    does: 'An approval it had still counts. The gate looks once more before it acts.',
  },
  decide_again: {
    title: 'Decide again',
    does: 'As if it were proposed now: a person is asked again where one is needed.',
  },
  drop: { title: 'Drop', does: 'It is cancelled and never carried out.' },
};

/** A stop or pause that covers an action, as the gate sees it. */
export const pauseFactSchema = z.strictObject({
  id: z.string(),
  subject: pauseSubjectSchema,
  mode: pauseModeSchema,
  reason: z.string(),
  /** Of a draining one: the action was cleared before it, and may finish. */
  letsFinish: z.boolean(),
  /** It came because of money that was added: what lowers spend passes. */
  lowersPass: z.boolean(),
});
export type PauseFact = z.infer<typeof pauseFactSchema>;
