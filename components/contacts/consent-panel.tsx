'use client';

import type { ConsentRow } from '@/lib/contracts/consents';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Panel } from '../ui/panel';
import { AbsoluteTime } from '../ui/time';
import { Timeline } from '../ui/timeline';
import { basisWords, channelWord, purposeWord } from './contact-words';
import { RecordConsentDialog } from './record-consent-dialog';
import { WithdrawConsentDialog } from './withdraw-consent-dialog';

/** What this person, or we about them, stated about being contacted, with its evidence; the newest first. */
export function ConsentPanel({ id, consents }: { id: string; consents: readonly ConsentRow[] }) {
  const canRecord = useCan('contacts.consent');
  return (
    <Panel
      title="Consent"
      description="Statements are never changed; the newest counts."
      actions={
        canRecord ? (
          <>
            <WithdrawConsentDialog id={id} />
            <RecordConsentDialog id={id} />
          </>
        ) : undefined
      }
    >
      {consents.length === 0 ? (
        <p className="text-sm text-muted">Nothing is on record.</p>
      ) : (
        <Timeline
          items={consents.map((consent) => ({
            id: consent.id,
            tone: consent.status === 'granted' ? 'ok' : 'stop',
            title: titleOf(consent),
            at: consent.occurredAt,
            body: <Evidence consent={consent} />,
          }))}
        />
      )}
    </Panel>
  );
}

function titleOf({ status, purpose, channel, basis }: ConsentRow): string {
  const what = `${purposeWord(purpose)} by ${channelWord(channel).toLowerCase()}`;
  return status === 'withdrawn' ? `${what}: said no` : `${what}: ${basisWords[basis].toLowerCase()}`;
}

function Evidence({ consent }: { consent: ConsentRow }) {
  const { source, wordingVersion, reference } = consent.evidence;
  const parts = [
    source,
    wordingVersion === null ? null : `wording ${wordingVersion}`,
    reference === null ? null : `reference ${reference}`,
  ];
  return (
    <span className="flex flex-wrap gap-x-1.5">
      <span>{parts.filter(Boolean).join(', ')}.</span>
      {consent.expiresAt ? (
        <span>
          Until <AbsoluteTime at={consent.expiresAt} />.
        </span>
      ) : null}
      <span>
        Recorded by <NamedLabel named={consent.recordedBy} />
      </span>
    </span>
  );
}
