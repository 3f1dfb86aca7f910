import {
  type CreditChannel,
  countingTouches,
  type Journey,
  NO_CHANNEL,
  type TouchChannel,
  touchChannels,
} from './attribution';
import { touchShares } from './touch-shares';

/** Whose part of the credit it is: the finest that credit is told apart by. */
export type Cell = { channel: CreditChannel; agentId: string | null; playId: string | null };
export const cellKey = ({ channel, agentId, playId }: Cell): string =>
  `${channel}\n${agentId ?? ''}\n${playId ?? ''}`;

/** One cell of a journey: how many of its touches are of it, and what these are given by position. */
type JourneyCell = Cell & {
  touches: number;
  first: number;
  last: number;
  position: number;
  /** Of the touches of its channel. */
  ofChannel: number;
};
export type PreparedJourney = { journey: Journey; set: number; cells: readonly JourneyCell[] };

const channelBit = (channel: TouchChannel): number => 1 << touchChannels.indexOf(channel);

/** The touches of a journey that count, by cell. Without any, it is one cell of no channel. */
export function prepareJourney(journey: Journey): PreparedJourney {
  const touches = countingTouches(journey.touches, journey.outcomeAtMs);
  if (touches.length === 0)
    return {
      journey,
      set: 0,
      cells: [
        {
          channel: NO_CHANNEL,
          agentId: null,
          playId: null,
          touches: 0,
          first: 1,
          last: 1,
          position: 1,
          ofChannel: 1,
        },
      ],
    };
  const first = touchShares.first(touches.length);
  const last = touchShares.last(touches.length);
  const position = touchShares.position(touches.length);
  const cells = new Map<string, JourneyCell>();
  const ofChannel = new Map<CreditChannel, number>();
  let set = 0;
  for (const [i, { channel, agentId, playId }] of touches.entries()) {
    const key = cellKey({ channel, agentId, playId });
    const before = cells.get(key);
    cells.set(key, {
      channel,
      agentId,
      playId,
      touches: (before?.touches ?? 0) + 1,
      first: (before?.first ?? 0) + (first[i] ?? 0),
      last: (before?.last ?? 0) + (last[i] ?? 0),
      position: (before?.position ?? 0) + (position[i] ?? 0),
      ofChannel: 0,
    });
    ofChannel.set(channel, (ofChannel.get(channel) ?? 0) + 1);
    set |= channelBit(channel);
  }
  return {
    journey,
    set,
    cells: [...cells.values()].map((cell) => ({
      ...cell,
      ofChannel: cell.touches / (ofChannel.get(cell.channel) ?? 1),
    })),
  };
}
