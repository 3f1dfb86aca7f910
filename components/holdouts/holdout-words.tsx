import { formatMoney } from '@/lib/client/format';
import type { HoldoutRow } from '@/lib/contracts/holdouts';
import type { Interval } from '@/lib/core/holdouts/confidence-sequence';
import { type Evidence, evidenceTitles } from '@/lib/core/holdouts/evidence';
import { microsOf } from '@/lib/core/shared/micros';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';

const tones: Record<Evidence, Tone> = {
  collecting: 'info',
  undecided: 'neutral',
  positive: 'ok',
  negative: 'stop',
  not_valid: 'wait',
};

export const EvidenceChip = ({ evidence }: { evidence: Evidence }) => (
  <StatusChip tone={tones[evidence]}>{evidenceTitles[evidence]}</StatusChip>
);

/** An amount in units of a currency, as the statistics yield it. */
export const moneyOf = (units: number, currency: string, signed = false): string =>
  formatMoney(microsOf(units), currency, { signed });

/** “+$3.20 (−$1.10 to +$7.50)”. */
export const intervalText = ({ estimate, low, high }: Interval, show: (value: number) => string): string =>
  `${show(estimate)} (${show(low)} to ${show(high)})`;

export const netText = ({ net, currency }: Pick<HoldoutRow, 'net' | 'currency'>): string =>
  net === null ? '–' : intervalText(net, (value) => moneyOf(value, currency, true));
