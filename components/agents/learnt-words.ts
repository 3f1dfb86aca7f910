import type { AgentKind } from '@/lib/core/runs/agent-kind';

type LearntWords = {
  title: string;
  empty: string;
  needs: string;
  rows: string;
  well: string;
  note: string;
  /** Of the section about choices that were drawn by chance. */
  choices: string;
};

const score: LearntWords = {
  title: 'Routing score',
  empty: 'No score is learnt yet',
  needs: 'It needs contacts whose outcome is known: at least ten that converted and ten that did not.',
  rows: 'Contacts',
  well: 'Converted',
  note: 'Tried on a third of the contacts that it had not seen; 0.5 is chance, 1 is perfect. “Last Activity” may be noted after the fact, so both figures stand here.',
  choices: 'How owners are weighed',
};
const messages: LearntWords = {
  title: 'Choice of messages',
  empty: 'Nothing is learnt yet',
  needs:
    'It needs 400 choices that were drawn by chance and whose outcome is known: until then it goes by what is assumed. The policy says how much may be tried out.',
  rows: 'Drawn choices',
  well: 'Engaged within 14 days',
  note: 'Tried on half of the people, whom it had not learnt from; all versions say what it would be worth there.',
  choices: 'How the channel and the message are chosen',
};

/** What is learnt by an agent of this kind, in words. */
export const learntWordsOf = (kind: AgentKind): LearntWords => (kind === 'lifecycle' ? messages : score);
