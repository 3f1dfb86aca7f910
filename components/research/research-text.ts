import { mentionedId } from '@/lib/contracts/named';
import type { AccountResearch } from '@/lib/contracts/research';

/** The research as plain text, with names in place of ids, to be pasted elsewhere. */
export function researchText({ account, asOf, sections, mentions }: AccountResearch): string {
  const nameOf = (id: string): string => mentions.find((each) => each.id === id)?.name ?? id;
  const named = (text: string): string => text.replace(mentionedId, nameOf);
  return [
    `${account.name ?? account.id}, as of ${asOf}`,
    ...sections.map(({ title, statements }) =>
      [title, ...statements.map(({ text }) => `- ${named(text)}`)].join('\n'),
    ),
  ].join('\n\n');
}
