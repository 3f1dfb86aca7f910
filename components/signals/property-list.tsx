import type { Properties } from '@/lib/core/signals/signal-parts';
import { DescriptionList } from '../ui/description-list';

/** What else a source said, as it came: its own names, values as JSON where they are not plain. */
export function PropertyList({ properties }: { properties: Properties }) {
  const items = Object.entries(properties).map(([label, value]) => ({
    label,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return items.length > 0 && <DescriptionList items={items} />;
}
