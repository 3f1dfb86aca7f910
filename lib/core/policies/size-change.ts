import type { PolicyChange, PolicySection } from './policy-change';

type Sized = {
  section: PolicySection;
  field: string;
  /** The limit in words, as the start of a sentence. */
  title: string;
  /** Which way lets an agent do more; `any` where that can't be told. */
  widening: 'more' | 'less' | 'any';
  show: (value: number) => string;
};

/** The change of one figure in words; none where it stays the same. A figure that can't be compared counts as widening. */
export function sizeChange(
  { section, field, title, widening, show }: Sized,
  from: number,
  to: number,
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
