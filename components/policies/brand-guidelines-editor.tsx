'use client';

import type { Named } from '@/lib/contracts/named';
import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { BrandClaimFields } from './brand-claim-fields';
import { BrandLinkFields } from './brand-link-fields';
import { BrandPhraseFields } from './brand-phrase-fields';
import { BrandQualityFields } from './brand-quality-fields';
import { BrandToneFields } from './brand-tone-fields';
import { BrandTopicFields } from './brand-topic-fields';
import type { SectionEditorProps } from './section-editor-props';

/** The brand guidelines of the policy in sentences. `people` may sign regulated content off. Saving is for the page around it. */
export function BrandGuidelinesEditor(
  props: SectionEditorProps<BrandGuidelines> & { people: readonly Named[] },
) {
  return (
    <div className="flex flex-col gap-5">
      <BrandPhraseFields {...props} />
      <BrandClaimFields {...props} />
      <BrandTopicFields {...props} />
      <BrandToneFields {...props} />
      <BrandQualityFields {...props} />
      <BrandLinkFields {...props} />
    </div>
  );
}
