import type { BrandContent } from '../../../lib/core/brand-safety/content';
import { defaultBrandGuidelines } from '../../../lib/core/brand-safety/default-guidelines';
import type { BrandGuidelines } from '../../../lib/core/brand-safety/guidelines';
import { anEmail, outreachFacts } from '../builders/gate';
import { type Example, under } from './example';

const disclosed = 'This message was written by an AI agent.';
const assessed = (over: Partial<NonNullable<BrandContent['assessment'][number]>> = {}) => [
  { profanities: [], toxicity: 0.01, spam: 0.02, ...over },
];

/** An e-mail with this body, under the default guidelines but for `brand`. */
const saying = (text: string, brand: Partial<BrandGuidelines> = {}, content: Partial<BrandContent> = {}) => ({
  action: anEmail(),
  facts: outreachFacts({
    ...under({ brand: { ...defaultBrandGuidelines, ...brand } }),
    content: {
      fields: [{ name: 'body', text: `${text} ${disclosed}`, channel: 'email' }],
      sourceIds: [],
      byAgent: true,
      assessment: assessed(),
      ...content,
    },
  }),
});
const plain = 'Here is how other teams plan their gifts.';
const german = 'Wir haben für Sie und Ihr Team eine Auswahl von Geschenken für das Ende des Jahres.';
const required = {
  requiredPhrases: [{ phrase: 'Reply STOP', channels: ['email' as const], fields: ['body'] }],
};
const level = { askAbove: 0.5, refuseAbove: 0.9 };
const levels = { toxicity: level, spam: level };
const undisclosed = (byAgent: boolean) =>
  saying(plain, {}, { byAgent, fields: [{ name: 'body', text: plain, channel: 'email' }] });

/** Rules about the words that somebody would read. */
export const brandExamples: Record<string, Example> = {
  'brand.forbidden-phrase': {
    verdict: 'deny',
    says: /says “risk-free”/,
    speaks: saying('Trying it is risk-free.'),
    silent: saying('Trying it is free, and the risk is ours.'),
  },
  'brand.required-phrase': {
    verdict: 'deny',
    says: /“Reply STOP” has to stand in body/,
    speaks: saying(plain, required),
    silent: saying(`${plain} Reply stop and we will.`, required),
  },
  'brand.claim-source': {
    verdict: 'escalate',
    says: /claims “guarantee” and it names no source/,
    speaks: saying('We guarantee that they arrive.'),
    silent: saying(
      'We guarantee that they arrive.',
      {
        claims: {
          ...defaultBrandGuidelines.claims,
          approvedSources: [{ id: 's-1', title: 'Parcel figures' }],
        },
      },
      { sourceIds: ['s-1'] },
    ),
  },
  'brand.competitor': {
    verdict: 'escalate',
    says: /mentions “Giftly”, a competitor/,
    speaks: saying('Better than Giftly.', { competitors: [{ name: 'Giftly', verdict: 'escalate' }] }),
    silent: saying('Better than gifts.', { competitors: [{ name: 'Giftly', verdict: 'escalate' }] }),
  },
  'brand.tone': {
    verdict: 'escalate',
    says: /is written in 58\.6% capitals/,
    speaks: saying('HERE IS HOW OTHER TEAMS PLAN ALL OF THEIR GIFTS.'),
    silent: saying('Here is how other teams plan all of their gifts.'),
  },
  'brand.regulated-topic': {
    verdict: 'deny',
    says: /regulated topic “Health”\. Nobody is named/,
    speaks: saying('It has no side effects.'),
    silent: saying('It has no effects on the other side.'),
  },
  'brand.link-domain': {
    verdict: 'deny',
    says: /links to example\.com/,
    speaks: saying('See https://example.com/gifts for more.'),
    silent: saying('See https://www.example.com/gifts for more.', { allowedLinkDomains: ['example.com'] }),
  },
  'brand.disclosure': {
    verdict: 'deny',
    says: /An agent sends this by e-mail, and it does not tell the reader/,
    speaks: undisclosed(true),
    silent: undisclosed(false),
  },
  'brand.profanity': {
    verdict: 'deny',
    says: /swears: “teams”/,
    speaks: saying(
      plain,
      {},
      { assessment: assessed({ profanities: [{ start: 18, end: 23, term: 'teams' }] }) },
    ),
    silent: saying(plain),
  },
  'brand.toxicity': {
    verdict: 'escalate',
    says: /reads like an insult: 51%/,
    speaks: saying(plain, levels, { assessment: assessed({ toxicity: 0.51 }) }),
    silent: saying(plain, levels, { assessment: assessed({ toxicity: 0.5 }) }),
  },
  'brand.spam-likeness': {
    verdict: 'escalate',
    says: /reads like spam: 51%/,
    speaks: saying(plain, levels, { assessment: assessed({ spam: 0.51 }) }),
    silent: saying(plain, levels, { assessment: assessed({ spam: 0.5 }) }),
  },
  'brand.language': {
    verdict: 'escalate',
    says: /seems to be in German/,
    speaks: saying(german),
    silent: saying(german, { languages: ['en', 'de'] }),
  },
};
