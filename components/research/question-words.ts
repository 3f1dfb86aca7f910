import type { AskedQuestion } from '@/lib/contracts/research';
import type { Tone } from '../ui/tone';

export const questionStatusWords: Record<AskedQuestion['status'], { label: string; tone: Tone }> = {
  asked: { label: 'Waits for an answer', tone: 'wait' },
  answered: { label: 'Answered', tone: 'ok' },
  nobody_knows: { label: 'Nobody knows', tone: 'neutral' },
  taken_back: { label: 'Taken back', tone: 'neutral' },
};
