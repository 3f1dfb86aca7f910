'use client';

import { CirclePause, CirclePlay } from 'lucide-react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { AgentRow } from '@/lib/contracts/agents';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { usePauseAgent, useResumeAgent } from './use-agents';

/** Pauses one agent, or lets it go on. */
export function PauseAgentButton({ agent }: { agent: AgentRow }) {
  const pause = usePauseAgent(agent.id);
  const resume = useResumeAgent(agent.id);
  if (agent.pause) {
    return (
      <ConfirmDialog
        trigger={
          <Button>
            <CirclePlay aria-hidden />
            Resume
          </Button>
        }
        title={`Let ${agent.name} go on?`}
        description="What was held is decided again first, on the facts of that moment."
        confirmLabel="Resume agent"
        reason={{ label: 'Why', required: true, placeholder: 'What has been cleared up?' }}
        onConfirm={async (reason) => {
          const { heldActions } = await resume.mutateAsync(reason);
          toast.success(`${agent.name} goes on`, {
            description: heldActions
              ? `${formatCount(heldActions, 'action')} decided again first.`
              : undefined,
          });
        }}
      />
    );
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="dangerQuiet">
          <CirclePause aria-hidden />
          Pause
        </Button>
      }
      tone="danger"
      title={`Pause ${agent.name}?`}
      description="From the moment you confirm, nothing of it is carried out. Its proposals are held; the other agents go on."
      confirmLabel="Pause agent"
      reason={{ label: 'Why', required: true, placeholder: 'What did you see?' }}
      onConfirm={async (reason) => {
        await pause.mutateAsync(reason);
        toast.success(`${agent.name} is paused`);
      }}
    />
  );
}
