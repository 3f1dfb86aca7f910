import { formatNumber } from '@/lib/client/format';
import type { Traits, TraitValue } from '@/lib/core/statistics/traits';
import { DescriptionList } from '../ui/description-list';
import { OrMissing } from '../ui/or-missing';

/** What a source says of a contact: names and values are its own words, shown as they came. */
export function TraitList({ traits }: { traits: Traits }) {
  const items = Object.entries(traits)
    .toSorted(([left], [right]) => left.localeCompare(right, 'en'))
    .map(([name, value]) => ({
      label: <span className="break-words">{name}</span>,
      value: <OrMissing>{traitText(value)}</OrMissing>,
    }));
  if (items.length === 0) return <p className="text-muted">No traits are known.</p>;
  return <DescriptionList items={items} />;
}

/** A value that a source stated, for reading. */
export const factText = ({ value }: { value: TraitValue }): string => traitText(value) ?? '';

function traitText(value: TraitValue): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'number' ? formatNumber(value) : value;
}
