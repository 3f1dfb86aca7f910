'use client';

import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { ConsentPanel } from './consent-panel';
import { ContactAnswers } from './contact-answers';
import { ContactSuppressionPanel } from './contact-suppression-panel';
import { ReplyReadingsPanel } from './reply-readings-panel';
import { TouchPanel } from './touch-panel';
import { useContactability } from './use-contactability';

/** Whether we may contact this person, and everything that rests on: consent, blocks, and what all agents did. */
export function ContactabilityPanels({ workspace, id }: { workspace: string; id: string }) {
  const query = useContactability(id);
  if (query.isPending)
    return (
      <Panel title="May we contact this person?">
        <Skeleton />
      </Panel>
    );
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const known = query.data;
  return (
    <>
      <Panel
        title="May we contact this person?"
        description={`${known.jurisdiction.titles.join(', ')}. ${known.jurisdiction.reason}`}
      >
        <ContactAnswers contactability={known} />
      </Panel>
      <ContactSuppressionPanel id={id} suppressions={known.suppressions} />
      <ConsentPanel id={id} consents={known.consents} />
      <TouchPanel workspace={workspace} contactability={known} />
      <ReplyReadingsPanel readings={known.replyReadings} />
    </>
  );
}
