import type { ApiKeyRow } from '@/lib/contracts/api-keys';
import type { Tone } from '../ui/tone';

export const keyStatusTitles: Record<ApiKeyRow['status'], { title: string; tone: Tone }> = {
  active: { title: 'Active', tone: 'ok' },
  expired: { title: 'Expired', tone: 'neutral' },
  revoked: { title: 'Revoked', tone: 'neutral' },
};
