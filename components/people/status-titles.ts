import type { PersonStatus } from '@/lib/contracts/people';
import type { Tone } from '../ui/tone';

export const statusTitles: Record<PersonStatus, { title: string; tone: Tone }> = {
  active: { title: 'Active', tone: 'ok' },
  invited: { title: 'One-time password', tone: 'wait' },
  sample: { title: 'Sample person', tone: 'info' },
  disabled: { title: 'Disabled', tone: 'neutral' },
};
