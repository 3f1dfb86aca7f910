import type { ActionSummary } from '@/lib/contracts/actions';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';
import { fieldWords } from './model-words';

/** Says of an action that words in it are a language model's. */
export function GeneratedNote({
  action: { generated, runId },
  workspace,
}: {
  action: Pick<ActionSummary, 'generated' | 'runId'>;
  workspace: string;
}) {
  if (generated === null) return null;
  return (
    <Callout tone="info" title={`A language model wrote the words: ${fieldWords(generated.fields)}`}>
      What is done, to whom and for how much was decided without it.{' '}
      {runId ? (
        <TextLink href={`/${workspace}/runs/${runId}#${generated.modelCallId}`}>
          What it was told and said
        </TextLink>
      ) : null}
    </Callout>
  );
}
