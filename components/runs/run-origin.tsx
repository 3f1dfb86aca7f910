import { Bot, Clock, Radio, Route, Waypoints } from 'lucide-react';
import { formatCount, formatNumber, formatPercent } from '@/lib/client/format';
import type { DrawView, RunDetail } from '@/lib/contracts/runs';
import { MentionText } from '../actions/mention-text';
import { NamedLabel } from '../actions/named-label';
import { thingHref } from '../actions/thing-href';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { Timeline, type TimelineItem } from '../ui/timeline';
import { RunPlan } from './run-plan';
import { signalKindWords } from './signal-kind-words';

/** What was seen, what was planned for it, and what the agent made of it. */
export function RunOrigin({ run, workspace }: { run: RunDetail; workspace: string }) {
  const { signal, timing, play, plan, tasks } = run;
  const signalHref = thingHref(workspace, 'signal', signal.id);
  const items: TimelineItem[] = [
    {
      id: signal.id,
      icon: Radio,
      at: signal.recordedAt,
      by: signal.source,
      title: `Signal: ${signalKindWords(signal.kind)}`,
      body: (
        <span className="flex flex-wrap gap-x-3">
          {signalHref ? <TextLink href={signalHref}>Look at the signal</TextLink> : null}
          <span>quality {formatPercent(signal.quality)}</span>
          <span>
            message <code className="break-all">{signal.messageId}</code>
          </span>
        </span>
      ),
    },
    ...(timing
      ? [
          {
            id: 'timing',
            icon: Clock,
            at: timing.sendAt,
            by: 'Send time',
            title: timing.sendAt === timing.dueAt ? 'Sent when it was due' : 'Waited for its hour',
            body: (
              <>
                Due <AbsoluteTime at={timing.dueAt} />. {timing.why}
              </>
            ),
          },
        ]
      : []),
    ...(play
      ? [
          {
            id: play.id,
            icon: Route,
            at: run.startedAt,
            by: 'Plays',
            title: (
              <>
                Taken up by <NamedLabel named={play} workspace={workspace} />
              </>
            ),
            body: `Version ${play.version} of the play.`,
          },
        ]
      : []),
    {
      id: 'plan',
      icon: Waypoints,
      tone: plan.action === 'assign' ? 'info' : 'neutral',
      at: run.startedAt,
      by: 'Orchestrator',
      title:
        plan.action === 'none' ? (
          'Plan: do nothing'
        ) : run.steps.length > 1 ? (
          `Plan: ${formatCount(run.steps.length, 'step')}`
        ) : (
          <>Plan: give it to {run.agent?.name ?? 'an agent'}</>
        ),
      body: <RunPlan run={run} workspace={workspace} />,
    },
  ];
  for (const task of tasks) {
    items.push({
      id: task.id,
      icon: Bot,
      tone: 'accent',
      at: task.createdAt,
      by: <NamedLabel named={task.agent} />,
      title: `${task.handedOverBy ? `Handed over by ${task.handedOverBy.name ?? 'another agent'}` : 'Agent'}: ${formatCount(task.proposalCount, 'proposal')}`,
      body: (
        <span className="flex flex-col gap-1">
          <span>
            <MentionText text={task.summary} mentions={run.mentions} />
          </span>
          {task.draw ? <DrawText draw={task.draw} /> : null}
          <span className="text-xs text-subtle">
            version <code>{task.agentVersion}</code>
          </span>
        </span>
      ),
    });
  }
  return <Timeline items={items} />;
}

/** How a choice was drawn, where the policy lets the agent try something else. */
function DrawText({ draw }: { draw: DrawView }) {
  const chance = formatNumber(draw.propensity, { maximumFractionDigits: 3 });
  return (
    <span>
      {draw.explored ? 'Explored: chosen' : 'Not explored: the best suited was chosen'} with probability{' '}
      {chance} among {draw.candidates}; the policy lets {formatPercent(draw.share)} of choices try something
      else.{' '}
      {draw.holdsAgain
        ? 'Drawn again from its record it is the same.'
        : 'Drawn again from its record it is another: the record does not hold.'}
    </span>
  );
}
