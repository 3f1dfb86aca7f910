import { formatAmount, formatFigure, formatShare } from '../shared/format-figures';
import type { PolicyChange, PolicySection } from './policy-change';
import { sizeChange } from './size-change';

/** How one figure of a section is said, and which way it lets an agent do more; `any` where that can't be told. */
export type Figure = {
  title: string;
  widening: 'more' | 'less' | 'any';
  unit: 'share' | 'money' | 'figure' | 'minutes' | 'days';
};

/** What changes between two sections that hold figures alone; money is micros as text. `currency` is for the sentences only. */
export function diffFigures<Field extends string>(
  section: PolicySection,
  figures: Record<Field, Figure>,
  from: Record<Field, string | number>,
  to: Record<Field, string | number>,
  currency: string | null,
): PolicyChange[] {
  return (Object.keys(figures) as Field[]).flatMap((field) => {
    const { title, widening, unit } = figures[field];
    const show = (value: number | bigint) => showAs(unit, value, currency);
    return sizeChange<number | bigint>(
      { section, field, title, widening, show },
      sizeOf(from[field]),
      sizeOf(to[field]),
    );
  });
}

/** Micros to the last one, however large. */
const sizeOf = (value: string | number): number | bigint =>
  typeof value === 'string' ? BigInt(value) : value;

function showAs(unit: Figure['unit'], value: number | bigint, currency: string | null): string {
  switch (unit) {
    case 'share':
      return formatShare(Number(value));
    case 'money':
      return formatAmount(BigInt(value), currency);
    case 'minutes':
      return `${value} ${value === 1 ? 'minute' : 'minutes'}`;
    case 'days':
      return `${value} ${value === 1 ? 'day' : 'days'}`;
    case 'figure':
      return formatFigure(Number(value));
  }
}
