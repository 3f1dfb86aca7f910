import type { SourceHealth } from '@/lib/contracts/sources';
import { StatusChip } from '../ui/status-chip';
import { healthWords } from './source-words';

/** How a source is, in a word. */
export function HealthChip({ health }: { health: SourceHealth }) {
  const { label, tone } = healthWords[health];
  return <StatusChip tone={tone}>{label}</StatusChip>;
}
