import { requireAccess } from '@/lib/auth/access';
import { type LiveMessage, type LiveTopic, liveTopics, topicsTouched } from '@/lib/contracts/live';
import { asProblem } from '@/lib/http/as-problem';
import { coalesce } from '@/lib/http/coalesce';
import { eventStream } from '@/lib/http/event-stream';
import { requirePerson } from '@/lib/http/require-person';
import { followChanges } from '@/lib/queries/live/change-listener';

const INTERVAL_MS = 250;

/** What changed in a workspace, as topics whose queries are to be asked again; by session only. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await requireAccess(request, 'workspace.read');
    requirePerson(actor);
    return await eventStream(
      request.signal,
      async (sender) => {
        const send = coalesce<LiveTopic>(INTERVAL_MS, (topic) =>
          sender.send({ topic } satisfies LiveMessage),
        );
        const leave = await followChanges({
          workspaceId: workspace.id,
          onChange: (noun) => send.add(topicsTouched(noun)),
          onGap: () => send.add(liveTopics),
        });
        return () => {
          send.stop();
          leave();
        };
      },
      // Who was signed out or removed meanwhile hears nothing more.
      (sender) => void requireAccess(request, 'workspace.read').catch(() => sender.close()),
    );
  } catch (error) {
    return asProblem(error);
  }
}
