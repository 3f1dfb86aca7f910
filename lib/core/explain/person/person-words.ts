/** What stands around the stories, for the person they are about. Each list is a paragraph of its own. */

export const introSentences = (workspace: string): string[] => [
  `This page lists each step that programs or people of ${workspace} planned and that had to do with you.`,
  'For each one it tells you what was planned, what came of it, and why.',
  'It also tells you what data was used and if one of our team looked at it.',
  'Names of other people are left out, to guard their rights as we guard yours.',
];

export const contestSentences = (contact: string | null): string[] => [
  'You can ask us to have a person look at any of these steps again.',
  'You can tell us that you think a step was wrong, or that you do not want it.',
  'You can ask us to fix or to delete the data we hold on you.',
  contact === null
    ? 'To do so, write back to the one who sent you this page.'
    : `To do so, write to us at ${contact}.`,
  'Say which step you mean by its day or by its number.',
  'A person will read it, and you will hear from us in no more than one month.',
  'You may also turn to the office that guards data rights where you live.',
];

export const nothingSentence = 'No step of ours has had to do with you so far.';

export const totalSentence = (count: number): string =>
  count === 1 ? 'There has been one such step so far.' : `There have been ${count} such steps so far.`;

export const sourcesSentence = 'This is who told us what you did, and how often.';
