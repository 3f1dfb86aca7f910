'use client';

import type { PracticeMessage } from '@/lib/contracts/practice-email';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { DescriptionList } from '../ui/description-list';
import { Dialog } from '../ui/dialog';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { AnswerMessage } from './answer-message';

/** A delivered message in full, and what the person who got it can do with it. */
export function MessageDialog({ message, onClose }: { message: PracticeMessage; onClose: () => void }) {
  const workspace = useWorkspaceSlug();
  const canAnswer = useCan('practice.edit');
  const { subject, body, headers, externalId, contactId, sentAt, reply, repliedAt } = message;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={subject}
      description="As the person who got it sees it."
    >
      <div className="flex flex-col gap-5">
        <DescriptionList
          items={[
            {
              label: 'To',
              value: contactId ? (
                <TextLink href={`/${workspace}/contacts/${contactId}`}>{externalId}</TextLink>
              ) : (
                externalId
              ),
            },
            { label: 'Delivered', value: <AbsoluteTime at={sentAt} /> },
            ...headers
              .filter(({ name }) => name !== 'X-Template-Subject')
              .map(({ name, value }) => ({ label: name, value })),
          ]}
        />
        <p className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-4 text-sm">
          {body}
        </p>
        {reply === null || repliedAt === null ? null : (
          <DescriptionList
            items={[
              { label: 'Answer', value: <span className="whitespace-pre-wrap">{reply}</span> },
              { label: 'Came', value: <AbsoluteTime at={repliedAt} /> },
            ]}
          />
        )}
        {canAnswer ? <AnswerMessage messageId={message.id} onAnswered={onClose} /> : null}
      </div>
    </Dialog>
  );
}
