import { formatDuration, formatNumber } from '@/lib/client/format';
import type { ModelCallView } from '@/lib/contracts/language-models';
import { CodeBlock } from '../ui/code-block';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { Money } from '../ui/money';
import { StatusChip } from '../ui/status-chip';
import { outcomeWords } from './model-words';
import { TextPair } from './text-pair';

/** One question to a language model: what it was told, what it said, what of it is used, and what it took. */
export function ModelCallDetails({ call }: { call: ModelCallView }) {
  const { label, tone } = outcomeWords[call.outcome];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <StatusChip tone={tone}>{label}</StatusChip>
        {call.why ? <span>{call.why}</span> : null}
        {call.fellBack ? (
          <span className="text-muted">The statistical reasoner answered in its place.</span>
        ) : null}
      </div>
      {call.texts?.before ? (
        <TextPair before={call.texts.before} after={call.texts.after} afterTitle={`By ${call.model}`} />
      ) : null}
      {call.texts === null ? (
        <p className="text-sm text-muted">
          What was asked and answered is not shown: it needs the right to read what is personal, or the person
          was erased.
        </p>
      ) : null}
      <ModelCallFigures call={call} />
      {call.texts ? <Verbatim texts={call.texts} /> : null}
    </div>
  );
}

function ModelCallFigures({ call }: { call: ModelCallView }) {
  const tokens = (count: number | null) => (count === null ? 'not stated' : formatNumber(count));
  return (
    <DescriptionList
      layout="columns"
      items={[
        { label: 'Model', value: call.model },
        { label: 'Prompt', value: `${call.prompt.name}, version ${call.prompt.version}` },
        { label: 'Prompt hash', value: <CopyableId id={call.prompt.hash} /> },
        { label: 'Tokens in, out', value: `${tokens(call.inputTokens)}, ${tokens(call.outputTokens)}` },
        {
          label: 'Cost',
          value: call.cost ? (
            <Money micros={call.cost.micros} currency={call.cost.currency} />
          ) : call.attempts === 0 ? (
            'none: it was not asked'
          ) : (
            'not known: no price is configured, or no tokens were stated'
          ),
        },
        {
          label: 'Time',
          value: `${formatDuration(call.durationMs)}${call.attempts > 1 ? `, ${call.attempts} attempts` : ''}`,
        },
        ...(call.isTainted
          ? [{ label: 'Held', value: 'words from outside, as data: what came of it is marked with that' }]
          : []),
        { label: 'Call', value: <CopyableId id={call.id} /> },
      ]}
    />
  );
}

function Verbatim({ texts }: { texts: NonNullable<ModelCallView['texts']> }) {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted">What was asked and answered, verbatim</summary>
      <div className="mt-2 flex flex-col gap-2">
        <CodeBlock label="Instructions" value={texts.instructions} />
        <CodeBlock label="Data" value={texts.data} />
        {texts.answer === null ? (
          <p className="text-muted">Nothing was answered.</p>
        ) : (
          <CodeBlock label="Answer" value={texts.answer} />
        )}
      </div>
    </details>
  );
}
