import type { QueryClient } from '@tanstack/react-query';

/**
 * Asks the queries of a topic again, one round at a time: what changes during a round is asked for once more after it. To begin
 * anew with every change would, on a busy workspace, break off each answer before it comes.
 */
export function refreshTopics(queryClient: QueryClient): (topic: string) => void {
  const rounds = new Map<string, { again: boolean }>();
  const refresh = async (topic: string): Promise<void> => {
    const round = rounds.get(topic);
    if (round) {
      round.again = true;
      return;
    }
    const current = { again: false };
    rounds.set(topic, current);
    await queryClient.invalidateQueries({ queryKey: [topic] });
    rounds.delete(topic);
    if (current.again) await refresh(topic);
  };
  return (topic) => void refresh(topic);
}
