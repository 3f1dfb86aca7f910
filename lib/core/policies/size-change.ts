import type { PolicyChange, PolicySection } from './policy-change';

type Sized<Size extends number | bigint> = {
  section: PolicySection;
  field: string;
  /** The limit in words, as the start of a sentence. */
  title: string;
  /** Which way lets an agent do more; `any` where that can't be told. */
  widening: 'more' | 'less' | 'any';
  show: (value: Size) => string;
};

/** The change of one figure in words; none where it stays the same. A figure that can't be compared counts as widening. */
export function sizeChange<Size extends number | bigint>(
  { section, field, title, widening, show }: Sized<Size>,
  from: Size,
  to: Size,
): PolicyChange[] {
  if (from === to) return [];
  const narrows = widening === 'more' ? to < from : widening === 'less' && to > from;
  return [
    {
      section,
      field,
      direction: narrows ? 'narrows' : 'widens',
      sentence: `${title}: ${show(to)}, before ${show(from)}.`,
    },
  ];
}
