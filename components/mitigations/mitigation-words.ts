import type { Mitigation } from '@/lib/core/rollback/mitigation';

export const mitigationWords: Record<Mitigation, { title: string; how: string; button: string }> = {
  stop_follow_ups: {
    title: 'Stop what would follow',
    how: 'The person is taken out of the sequence that this message belongs to.',
    button: 'Take out of the sequence',
  },
  suppress: {
    title: 'Block further contact',
    how: 'Nothing reaches the person until somebody lifts it. A correction does not either: write that first.',
    button: 'Block contact',
  },
  correct: {
    title: 'Write a correction',
    how: 'A draft to finish. Where it comes sooner than the person was to hear from us, somebody else decides.',
    button: 'Draft a correction',
  },
  make_good: {
    title: 'Make good',
    how: 'Where somebody was put at a disadvantage: a draft that offers what makes up for it.',
    button: 'Draft an offer',
  },
};
