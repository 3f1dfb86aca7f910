import { z } from 'zod';
import type { ActionKind } from '../actions/catalogue';
import { type BanditSettings, banditSettings } from '../learning/bandit';

/**
 * Where the words of a variant stand: on a landing page, in an e-mail of a sequence, in an ad of a campaign. Variants of all of them are
 * written, tested and taken back alike.
 */
export const surfaces = ['page', 'email', 'ad'] as const;
export const surfaceSchema = z.enum(surfaces);
export type Surface = z.infer<typeof surfaceSchema>;

/** The kinds of actions by which a variant is put there, and by which who sees it is decided. */
export const kindsOfSurface = {
  page: { publish: 'cms.page.publish-variant', split: 'cms.page.set-traffic-split' },
  email: { publish: 'outreach.step.publish-variant', split: 'outreach.step.set-split' },
  ad: { publish: 'ads.creative.publish-variant', split: 'ads.creative.set-split' },
} as const satisfies Record<Surface, { publish: ActionKind; split: ActionKind }>;

const kindsOf = (what: 'publish' | 'split'): readonly ActionKind[] =>
  surfaces.map((surface) => kindsOfSurface[surface][what]);
export const isPublishKind = (kind: string): boolean => kindsOf('publish').some((each) => each === kind);
export const isSplitKind = (kind: string): boolean => kindsOf('split').some((each) => each === kind);

/** What is counted, in words: who was shown it, what is wanted of them, and what speaks against it. */
export type SurfaceWords = {
  title: string;
  plural: string;
  /** Of the three parts of a variant. */
  parts: { headline: string; text: string; button: string };
  shown: string;
  won: string;
  bounced: string | null;
  complained: string;
};
export const surfaceWords: Record<Surface, SurfaceWords> = {
  page: {
    title: 'Landing page',
    plural: 'Landing pages',
    parts: { headline: 'Headline', text: 'Text', button: 'Button' },
    shown: 'Visits',
    won: 'Conversions',
    bounced: 'Left at once',
    complained: 'Complaints',
  },
  email: {
    title: 'E-mail',
    plural: 'E-mails',
    parts: { headline: 'Subject', text: 'Text', button: 'What is asked for' },
    shown: 'Sent',
    won: 'Replies and clicks',
    bounced: null,
    complained: 'Complaints and unsubscriptions',
  },
  ad: {
    title: 'Ad',
    plural: 'Ads',
    parts: { headline: 'Headline', text: 'Text', button: 'Button' },
    shown: 'Impressions',
    won: 'Clicks',
    bounced: null,
    complained: 'Hidden or reported',
  },
};

/**
 * How the bandit explores on each surface. Few e-mails are sent and many are answered: less has to be seen of them, and one in two hundred
 * who complain or unsubscribe is all that is borne.
 */
export const settingsOfSurface: Record<Surface, BanditSettings> = {
  page: banditSettings,
  email: {
    ...banditSettings,
    priorShown: 40,
    baseRate: 0.05,
    baseShown: 40,
    minShownToStop: 100,
    maxComplaintRate: 0.005,
  },
  ad: { ...banditSettings, minShownToStop: 2000, maxComplaintRate: 0.001 },
};
