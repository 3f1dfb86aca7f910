import type { ReplayView } from '@/lib/contracts/policies';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import type { Tone } from '../ui/tone';

const categories: Record<string, { label: string; tone: Tone }> = {
  newly_allowed: { label: 'Newly allowed', tone: 'wait' },
  no_longer_asked: { label: 'No longer asked', tone: 'wait' },
  newly_asked: { label: 'Newly asked', tone: 'info' },
  newly_refused: { label: 'Newly refused', tone: 'stop' },
};
const verdicts = { allow: 'allowed', escalate: 'asked', deny: 'refused' } as const;

/** Named examples: what was proposed, what was answered then and what would be, with what decides it. */
export function ReplayExamples({ replay, workspace }: { replay: ReplayView; workspace: string }) {
  if (replay.examples.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">Examples</h3>
      <ul className="flex flex-col">
        {replay.examples.map((example) => {
          const { label, tone } = categories[example.category] ?? {
            label: example.category,
            tone: 'neutral',
          };
          return (
            <li key={example.actionId} className="flex flex-col gap-1 border-t py-2 text-sm">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <StatusChip tone={tone} size="sm">
                  {label}
                </StatusChip>
                {example.runId ? (
                  <TextLink href={`/${workspace}/runs/${example.runId}#${example.actionId}`}>
                    {example.sentence}
                  </TextLink>
                ) : (
                  example.sentence
                )}
              </span>
              <span className="text-xs text-muted">
                <AbsoluteTime at={example.at} />: {verdicts[example.before.verdict]} then,{' '}
                {verdicts[example.after.verdict]} under this. {example.after.message}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
