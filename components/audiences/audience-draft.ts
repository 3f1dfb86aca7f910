import type { AudienceFilter } from '@/lib/core/audiences/audience-filter';
import type { Purpose } from '@/lib/core/contactability/purposes';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import type { Segment } from '@/lib/core/scopes/segment';
import type { Seniority } from '@/lib/core/scopes/seniority';

/** What is filled in on the way to an audience. Lists of names are typed with commas. */
export type AudienceDraft = {
  purpose: Purpose;
  accountTiers: AccountTier[];
  segments: Segment[];
  seniorities: Seniority[];
  regions: string;
  languages: string;
  minScorePercent: string;
  engagedWithinDays: string;
};

export const emptyDraft: AudienceDraft = {
  purpose: 'marketing',
  accountTiers: [],
  segments: [],
  seniorities: [],
  regions: '',
  languages: '',
  minScorePercent: '',
  engagedWithinDays: '',
};

const namesOf = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const numberIn = (text: string, min: number, max: number): number | null => {
  const value = Number(text.replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : Math.min(max, Math.max(min, value));
};

/** The filter that a draft stands for; what can't be read as a number leaves that property open. */
export function filterOf(draft: AudienceDraft): AudienceFilter {
  const percent = numberIn(draft.minScorePercent, 0, 100);
  const days = numberIn(draft.engagedWithinDays, 1, 3650);
  return {
    accountTiers: draft.accountTiers,
    segments: draft.segments,
    seniorities: draft.seniorities,
    regions: namesOf(draft.regions),
    languages: namesOf(draft.languages),
    minScore: percent === null ? null : percent / 100,
    engagedWithinDays: days === null ? null : Math.round(days),
  };
}
