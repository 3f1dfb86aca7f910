import type { ContactAnswer, Contactability } from '@/lib/contracts/consents';
import { contactChannels } from '@/lib/core/contactability/purposes';
import { StatusChip } from '../ui/status-chip';
import { channelWord } from './contact-words';

/** The answer of the gate at this moment, in a plain sentence for each channel and purpose. */
export function ContactAnswers({ contactability }: { contactability: Contactability }) {
  return (
    <div className="flex flex-col gap-4">
      {contactChannels.map((channel) => (
        <section key={channel} aria-label={channelWord(channel)} className="flex flex-col gap-2">
          <h3 className="text-xs font-semibold text-muted">{channelWord(channel)}</h3>
          <ul className="flex flex-col gap-2">
            {contactability.answers
              .filter((answer) => answer.channel === channel)
              .map((answer) => (
                <Answer key={answer.purpose} answer={answer} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Answer({ answer: { allowed, sentence, objections } }: { answer: ContactAnswer }) {
  const [first, ...more] = objections;
  return (
    <li className="flex items-start gap-2">
      <span className="shrink-0">
        <StatusChip tone={allowed ? 'ok' : 'stop'}>{allowed ? 'Yes' : 'No'}</StatusChip>
      </span>
      <div className="min-w-0 text-sm">
        <p>{sentence}</p>
        {first?.remedy ? <p className="text-muted">{first.remedy}</p> : null}
        {more.length > 0 ? (
          <details className="text-muted">
            <summary>{more.length === 1 ? 'One more reason' : `${more.length} more reasons`}</summary>
            <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
              {more.map(({ rule, message, remedy }) => (
                <li key={`${rule} ${message}`}>
                  {message} {remedy}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </li>
  );
}
