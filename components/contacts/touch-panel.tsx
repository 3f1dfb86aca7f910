import type { Contactability } from '@/lib/contracts/consents';
import { NamedLabel } from '../actions/named-label';
import { DescriptionList } from '../ui/description-list';
import { Panel } from '../ui/panel';
import { AbsoluteTime } from '../ui/time';
import { Timeline } from '../ui/timeline';
import { channelWord, purposeWord } from './contact-words';

/** Who contacted this person last, all agents together, and who keeps others away. */
export function TouchPanel({
  workspace,
  contactability: { touches, lease, frequency },
}: {
  workspace: string;
  contactability: Contactability;
}) {
  return (
    <Panel title="Contacts made" description="By all agents together; the newest 20.">
      <div className="flex flex-col gap-4">
        <DescriptionList
          layout="columns"
          items={frequency.map(({ channel, day, dayCap, week, weekCap }) => ({
            label: channel === null ? 'All channels' : channelWord(channel),
            value: (
              <>
                {day} of {dayCap} in 24 hours
                <span className="block text-xs text-muted">
                  {week} of {weekCap} in 7 days
                </span>
              </>
            ),
          }))}
        />
        {lease ? (
          <p className="text-sm">
            {lease.agent ? <NamedLabel named={lease.agent} workspace={workspace} /> : 'A person'} is in
            contact for {purposeWord(lease.purpose).toLowerCase()} until <AbsoluteTime at={lease.until} />.
            Others wait.
          </p>
        ) : null}
        {touches.length === 0 ? (
          <p className="text-sm text-muted">Nobody has contacted this person yet.</p>
        ) : (
          <Timeline
            items={touches.map(({ id, agent, purpose, channel, status, at }) => ({
              id,
              tone: status === 'sent' ? 'ok' : 'wait',
              title: `${purposeWord(purpose)} by ${channelWord(channel).toLowerCase()}${status === 'sent' ? '' : ', about to go out'}`,
              at,
              by: agent ? <NamedLabel named={agent} workspace={workspace} /> : undefined,
            }))}
          />
        )}
      </div>
    </Panel>
  );
}
