import type { DeliveryRow } from '@/lib/contracts/sources';
import { StatusChip } from '../ui/status-chip';
import { deliveryStatusWords } from './source-words';

/** What became of a delivery, in a word. */
export function DeliveryStatusChip({ status }: Pick<DeliveryRow, 'status'>) {
  const { label, tone } = deliveryStatusWords[status];
  return <StatusChip tone={tone}>{label}</StatusChip>;
}
