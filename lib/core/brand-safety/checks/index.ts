import type { BrandCheck } from '../check';
import { claimSource } from './claim-source';
import { competitor } from './competitor';
import { disclosure } from './disclosure';
import { forbiddenPhrase } from './forbidden-phrase';
import { language } from './language';
import { linkDomain } from './link-domain';
import { profanity } from './profanity';
import { regulatedTopic } from './regulated-topic';
import { requiredPhrase } from './required-phrase';
import { spamLikeness } from './spam-likeness';
import { tone } from './tone';
import { toxicity } from './toxicity';

/** Every check of content. */
export const brandChecks: readonly BrandCheck[] = [
  forbiddenPhrase,
  requiredPhrase,
  claimSource,
  competitor,
  tone,
  regulatedTopic,
  linkDomain,
  disclosure,
  profanity,
  toxicity,
  spamLikeness,
  language,
];
