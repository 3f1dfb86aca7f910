import type { InputView } from '@/lib/contracts/actions';
import type { Named } from '@/lib/contracts/named';
import { Badge } from '../ui/badge';
import { CopyableId } from '../ui/copyable-id';
import { TextLink } from '../ui/text-link';
import { MentionText } from './mention-text';
import { thingHref } from './thing-href';

/** The data that was used, each with what of it, leading to where it can be looked at. */
export function InputList({
  inputs,
  mentions,
  workspace,
}: {
  inputs: readonly InputView[];
  mentions: readonly Named[];
  workspace: string;
}) {
  if (inputs.length === 0) return <p className="text-muted">No data is named.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {inputs.map((input, index) => {
        const href = thingHref(workspace, input.type, input.id);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: one thing may be used twice; the list never changes.
            key={`${input.id} ${index}`}
            className="flex flex-wrap items-baseline gap-x-2"
          >
            <Badge>{input.type}</Badge>
            {href ? (
              <TextLink href={href}>{input.name ?? input.id}</TextLink>
            ) : input.name ? (
              <span title={input.id}>{input.name}</span>
            ) : (
              <CopyableId id={input.id} />
            )}
            {input.taint === 'outside' ? <Badge tone="wait">from outside words</Badge> : null}
            <span className="text-muted">
              <MentionText text={input.note} mentions={mentions} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
