import { splitText } from '@/lib/core/content/page-split';
import { segmentsOf, splitOf, variantsOf } from '@/lib/core/content/page-state';
import type { AgentResult } from '../kit/agent';
import { countText } from '../kit/words';
import type { ContentContext } from './context';
import { drawSplit, splitProposal } from './draw-split';
import { proposeVariants } from './propose-variants';

/** Writes for whom it is told of; without anybody, draws the next split of every segment that has something to choose between. */
export const proposeContent = (context: ContentContext): AgentResult =>
  context.audience ? proposeVariants(context) : proposeSplits(context);

function proposeSplits(context: ContentContext): AgentResult {
  let tested = 0;
  const proposals = context.pages.flatMap((page) =>
    segmentsOf(page.state).flatMap((segment) => {
      const keys = variantsOf(page.state, segment);
      if (keys.length < 2 || (page.surface === 'ad' && context.exploreShare === 0)) return [];
      tested++;
      const from = splitOf(page.state, segment);
      const drawn = drawSplit(page, segment, {
        keys,
        from,
        seed: context.seed,
        exploreShare: context.exploreShare,
      });
      if (splitText(drawn.split) === splitText(from)) return [];
      return [splitProposal(context, page, segment, { keys, from, drawn })];
    }),
  );
  if (proposals.length > 0)
    return {
      summary: `Give the variants other shares in ${countText(proposals.length, 'segment')}.`,
      proposals,
    };
  return {
    summary:
      tested === 0
        ? 'Nothing proposed: no segment has more than one variant that may be tried.'
        : `Nothing proposed: the split of ${countText(tested, 'segment')} stays as it is.`,
    proposals: [],
  };
}
