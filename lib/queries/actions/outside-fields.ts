import type { OutsideValue } from '@/lib/contracts/actions';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { segmentWords, variantWords } from '@/lib/core/content/page-audience';
import { readPageField } from '@/lib/core/content/page-state';
import { isMasked } from '@/lib/db/open-sealed';
import { keyedHash } from '@/lib/platform/keyed-hash';
import type { NameBook, Ref } from '../names/name-book';

type FieldKind = 'money' | 'text' | 'owner';

const fields: Record<string, { label: string; kind: FieldKind }> = {
  ownerId: { label: 'Owner', kind: 'owner' },
  note: { label: 'Note for the owner', kind: 'text' },
  dailyBudgetMicros: { label: 'Daily budget', kind: 'money' },
  bidMicros: { label: 'Bid', kind: 'money' },
  status: { label: 'Status', kind: 'text' },
  sequenceId: { label: 'Sequence', kind: 'text' },
  lastSubject: { label: 'Last message', kind: 'text' },
  lastText: { label: 'Last text message', kind: 'text' },
  shownTitle: { label: 'Title shown in the product', kind: 'text' },
  shownText: { label: 'Text shown in the product', kind: 'text' },
};

const pageFields = { headline: 'Headline', text: 'Text', button: 'Button' } as const;

/** How a field of an outside object is called and shown. */
export function describeField(field: string): { field: string; label: string; kind: FieldKind } {
  const known = fields[field];
  if (known) return { field, ...known };
  const ofPage = readPageField(field);
  if (ofPage?.of === 'split')
    return { field, label: `Split: ${segmentWords(ofPage.segment).toLowerCase()}`, kind: 'text' };
  if (ofPage?.of === 'variant')
    return {
      field,
      label: `${pageFields[ofPage.field]}: ${variantWords(ofPage.key).toLowerCase()}`,
      kind: 'text',
    };
  // The state of an audience is by what the platform calls its people.
  const named = isMasked() ? `Person ${keyedHash('field', field).slice(0, 6)}` : field;
  return { field: named, label: named, kind: 'text' };
}

/** One value with the name that it has now. Absent and null look alike. */
export function presentValue(
  field: string,
  value: OutsideState[string] | undefined,
  names: NameBook,
): OutsideValue {
  if (value === null || value === undefined) return { raw: null, name: null };
  const raw = String(value);
  return { raw, name: describeField(field).kind === 'owner' ? names.of('owner', raw).name : null };
}

/** The owners that a state names, for looking them up. */
export function refsInState(state: OutsideState | null): Ref[] {
  return Object.entries(state ?? {}).flatMap(([field, value]) =>
    describeField(field).kind === 'owner' && value !== null ? [{ type: 'owner', id: String(value) }] : [],
  );
}
