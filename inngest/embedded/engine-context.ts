import type { Pool } from 'pg';
import type { EngineFunction } from './function-config';

export type EngineLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, string | number | boolean | null | undefined>,
) => void;

/** What every part of the engine may use. One per started engine. */
export type EngineContext = {
  readonly pool: Pool;
  readonly log: EngineLog;
  readonly eventKey: string;
  readonly signingKey: string;
  readonly serveUrl: string;
  /** Delay before attempt 2, 3, …; the last entry repeats. */
  readonly retryDelaysMs: readonly number[];
  readonly retryJitterMs: number;
  readonly leaseMs: number;
  readonly callTimeoutMs: number;
  /** How long runs that have ended, and events, are kept. */
  readonly retentionMs: number;
  /** The owner of the database carries work out; a standby stores events and waits for its turn. */
  role: 'owner' | 'standby';
  /** Resolves once it is known which of the two it is: in its first moments an engine only looks like a standby. */
  readonly roleKnown: Promise<void>;
  /** Registered functions by id; replaced as a whole at each registration. */
  functions: ReadonlyMap<string, EngineFunction>;
  /** The registration under way, or the last one: the next begins once it has ended. */
  registration: Promise<unknown>;
  /** Functions of earlier registrations, whose runs may still be under way. */
  retired: readonly string[];
  /** How many jobs this process has in hand. */
  readonly inFlight: () => number;
  /** Says that a job became due or due earlier than the sleeping timer knows. */
  readonly wake: () => void;
};
