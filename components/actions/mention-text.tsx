import { Fragment } from 'react';
import { mentionedId, type Named } from '@/lib/contracts/named';

/** A sentence of the record, which names by id only, with today's names in place of the ids; the id is in the title. */
export function MentionText({ text, mentions }: { text: string; mentions: readonly Named[] }) {
  return text.split(mentionedId).map((part, index) => {
    const named = index % 2 === 1 ? mentions.find((each) => each.id === part) : undefined;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence, rendered whole.
      <Fragment key={index}>{named?.name ? <span title={named.id}>{named.name}</span> : part}</Fragment>
    );
  });
}
