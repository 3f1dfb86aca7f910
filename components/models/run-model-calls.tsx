import type { ModelCallView } from '@/lib/contracts/language-models';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/time';
import { ModelCallDetails } from './model-call-details';

/** What a language model was asked for a run; nothing where none was. */
export function RunModelCalls({ calls }: { calls: readonly ModelCallView[] }) {
  return calls.map((call) => (
    <section
      key={call.id}
      id={call.id}
      className="scroll-mt-20 rounded-lg target:outline-2 target:outline-ring"
    >
      <Panel
        title={`Words of proposal ${(call.ordinal ?? 0) + 1}, by ${call.fellBack ? 'the statistical reasoner' : call.model}`}
        description="A model may write the words of a proposal, and nothing else of it."
        actions={
          <span className="text-xs text-muted">
            <RelativeTime at={call.askedAt} />
          </span>
        }
      >
        <ModelCallDetails call={call} />
      </Panel>
    </section>
  ));
}
