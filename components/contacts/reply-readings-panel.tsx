import type { Contactability } from '@/lib/contracts/consents';
import { outcomeWords } from '../models/model-words';
import { Panel } from '../ui/panel';
import { Timeline } from '../ui/timeline';

type Reading = NonNullable<Contactability['replyReadings'][number]['reading']>;

const answerWords: Record<Reading['answer'], string> = {
  interested: 'Is interested',
  asks_for_information: 'Asks for information',
  not_now: 'Not now',
  not_interested: 'Is not interested',
  wrong_person: 'Is not the right person',
  out_of_office: 'Is out of office',
  other: 'Says something else',
};

/** What a language model read into their replies; nothing where it was asked about none. */
export function ReplyReadingsPanel({ readings }: { readings: Contactability['replyReadings'] }) {
  if (readings.length === 0) return null;
  return (
    <Panel
      title="What a model read in their replies"
      description="Closed words and days out of text from outside; asked where the words themselves say nothing of contact. The newest 20."
    >
      <Timeline
        items={readings.map(({ id, at, model, outcome, why, reading }) => ({
          id,
          at,
          by: model,
          tone: reading ? 'info' : 'wait',
          title: reading
            ? answerWords[reading.answer]
            : `Not read: ${outcomeWords[outcome].label.toLowerCase()}`,
          body: reading ? details(reading) : why,
        }))}
      />
    </Panel>
  );
}

const details = (reading: Reading): string =>
  [
    ...(reading.wantsMeeting ? ['wants to meet or speak'] : []),
    ...(reading.againOn === null ? [] : [`can be written to again on ${reading.againOn}`]),
    ...(reading.asksToStop ? ['asks not to be contacted'] : []),
    ...(reading.complains ? ['complains'] : []),
    ...(reading.tellsOfTrouble ? ['tells of trouble'] : []),
  ].join('; ');
