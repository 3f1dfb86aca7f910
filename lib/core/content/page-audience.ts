import { z } from 'zod';
import { type BuyingRole, buyingRoleSchema, buyingRoleTitles } from '../signals/buying-group/buying-role';

/** For whom a variant is written; null leaves it open. A role that is not known is nobody's in particular. */
export const pageAudienceSchema = z.strictObject({
  industry: z.string().trim().min(1).max(100).nullable(),
  role: buyingRoleSchema.exclude(['unknown']).nullable(),
});
export type PageAudience = z.infer<typeof pageAudienceSchema>;

export type KnownRole = Exclude<BuyingRole, 'unknown'>;

/** The key of a segment or a variant: the platform takes nothing else in an address. */
export const pageKeySchema = z
  .string()
  .regex(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/, 'must be lower-case letters, digits and dashes')
  .max(120);

/** Everybody who belongs to no segment of their own. */
export const EVERYBODY = 'any--any';
/** The words that a page has of its own: every segment begins with them. */
export const BASE = 'base';

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'other';

/** The segment of visitors that an audience is: its key at the platform. */
export const segmentKey = ({ industry, role }: PageAudience): string =>
  `${industry === null ? 'any' : slug(industry)}--${role === null ? 'any' : role.replaceAll('_', '-')}`;

/** The key of a variant of a segment; `form` tells the variants of one segment apart. */
export const variantKey = (audience: PageAudience, form: string): string =>
  `${segmentKey(audience)}--${form}`;

/** The segment that a variant is for; null for the page's own words. */
export const segmentOfVariant = (key: string): string | null => {
  const parts = key.split('--');
  return parts.length === 3 ? parts.slice(0, 2).join('--') : null;
};

/** A segment in words. */
export function segmentWords(segment: string): string {
  if (segment === EVERYBODY) return 'Everybody else';
  const [industry = 'any', role = 'any'] = segment.split('--');
  const known = buyingRoleSchema.safeParse(role.replaceAll('-', '_'));
  const ofRole = role === 'any' ? 'any role' : known.success ? buyingRoleTitles[known.data] : role;
  return `${industry === 'any' ? 'Any industry' : sentenceCase(industry.replaceAll('-', ' '))}, ${ofRole}`;
}

const ownWords = {
  page: 'The page’s own words',
  email: 'The words of the sequence',
  ad: 'The words it came with',
} as const;

/** What a variant is called on screens. */
export const variantWords = (key: string, surface: keyof typeof ownWords = 'page'): string =>
  key === BASE ? ownWords[surface] : `Variant ${key.split('--')[2] ?? key}`;

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
