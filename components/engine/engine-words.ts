import type { EngineHealth } from '@/lib/contracts/engine';
import type { Tone } from '../ui/tone';

export const pulseWords: Record<
  EngineHealth['pulse']['state'],
  { tone: Tone; title: string; advice: string }
> = {
  working: { tone: 'ok', title: 'Workflows run', advice: 'The engine has given its sign of life on time.' },
  starting: {
    tone: 'info',
    title: 'No sign of life since this start',
    advice: 'The first comes with the next full minute. After three minutes of silence every page says so.',
  },
  standing_still: {
    tone: 'stop',
    title: 'The engine stands still',
    advice:
      'See that it runs and takes the functions of this app: the log of the app says why when it does not. The embedded engine starts with the console; a server must answer at INNGEST_BASE_URL and reach this app. Nothing is lost meanwhile.',
  },
};

export const reachWords: Record<EngineHealth['server']['reach'], string> = {
  embedded: 'Embedded',
  server: 'Inngest server',
  unreachable: 'Does not answer',
};
