import type { ApproveFactBody } from '@/lib/contracts/content';
import { EVERYBODY } from '@/lib/core/content/page-audience';
import type { NewPage } from '@/lib/practice-platform/cms';

/** Landing pages of the sample: invented, like everything in it. */
export const samplePages: readonly NewPage[] = [
  {
    externalId: 'corporate-gifting',
    title: 'Corporate gifting',
    path: '/corporate-gifting',
    language: 'en',
    words: {
      headline: 'Gifts that your customers keep',
      text: 'Choose from a range that we pack and send for you.',
      button: 'Ask us',
    },
    splits: { [EVERYBODY]: 'base 100 %' },
  },
];

const sheet = { sourceTitle: 'Product sheet of the sample workspace', sourceUrl: null, validUntil: null };
const open = { industries: [], roles: [] };

/** What the sample may claim about itself: invented, and shown with its source like every fact. */
export const sampleFacts: readonly ApproveFactBody[] = [
  { ...sheet, ...open, text: 'Orders are packed and sent by our own people.' },
  { ...sheet, ...open, text: 'Every order can be returned within 30 days.' },
  {
    ...sheet,
    industries: ['Retail'],
    roles: [],
    text: 'Retail orders can be split over any number of shops.',
  },
  {
    ...sheet,
    industries: ['Manufacturing'],
    roles: [],
    text: 'Manufacturing customers can have gifts sent to each site by its shift plan.',
  },
  {
    ...sheet,
    industries: ['Technology'],
    roles: [],
    text: 'Gifts can be ordered by program through our interface.',
  },
  {
    ...sheet,
    industries: [],
    roles: ['gatekeeper'],
    text: 'A data processing agreement comes with every contract.',
  },
];
