import type { RightsRequestRow } from '@/lib/contracts/rights';
import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
import type { IdentityProof } from '@/lib/core/rights/rights-request';
import type { Tone } from '../ui/tone';

export const statusWords: Record<RightsRequestRow['status'], { label: string; tone: Tone }> = {
  received: { label: 'Received', tone: 'wait' },
  confirmed: { label: 'Identity confirmed', tone: 'info' },
  in_progress: { label: 'In progress', tone: 'info' },
  fulfilled: { label: 'Fulfilled', tone: 'ok' },
  refused: { label: 'Refused', tone: 'stop' },
  withdrawn: { label: 'Taken back', tone: 'neutral' },
};

export const originWords: Record<RightsRequestRow['cameBy'], string> = {
  console: 'Entered by hand',
  api: 'By a program',
  self_service: 'From their own page',
};

export const identityWords: Record<IdentityProof, string> = {
  own_link: 'They used the link that was sent to their own address',
  known_address: 'They wrote from an address we knew',
  called_back: 'We called them back on a number we knew',
  document: 'They showed a document',
  in_person: 'In person',
};

export const limitWords: Record<ProcessingLimitKind, { label: string; meaning: string }> = {
  restriction: {
    label: 'Restricted',
    meaning:
      'Their data is kept and not used: the gate denies everything about them, and new signals change nothing.',
  },
  objection: {
    label: 'Objected',
    meaning: 'They are not written to, not scored, in no audience, and no run is started about them.',
  },
};
