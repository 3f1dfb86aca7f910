import { type SignalPlatform, signalPlatforms } from '@/lib/gateway';

/** Connected platforms that can be added as a source. */
export const listPlatforms = async (workspaceId: string): Promise<{ rows: SignalPlatform[] }> => ({
  rows: await signalPlatforms(workspaceId),
});
