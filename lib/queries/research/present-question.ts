import type { AskedQuestion } from '@/lib/contracts/research';
import { decisionTimingTitles } from '@/lib/core/research/decision-timing';
import {
  type ResearchAnswer,
  researchAnswerSchema,
  researchFieldSchema,
  researchQuestions,
} from '@/lib/core/research/research-field';
import { buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import type { ResearchQuestion } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import type { NameBook, Ref } from '../names/name-book';

export const refsOfQuestion = ({ accountId, contactId, askedById, closedById }: ResearchQuestion): Ref[] => [
  { type: 'account', id: accountId },
  { type: 'contact', id: contactId },
  { type: 'person', id: askedById },
  ...(closedById === null ? [] : [{ type: 'person', id: closedById }]),
];

/** A question that was asked, for a screen. What somebody said of themselves is shown to whoever may read what is personal. */
export function presentQuestion(row: ResearchQuestion, names: NameBook): AskedQuestion {
  const field = researchFieldSchema.parse(row.field);
  const answer = row.answer === null ? null : researchAnswerSchema.parse(row.answer);
  return {
    id: row.id,
    account: names.of('account', row.accountId),
    contact: names.of('contact', row.contactId),
    field,
    question: researchQuestions[field],
    valueMicros: row.valueMicros.toString(),
    status: row.status,
    answer: answer === null ? null : answerText(answer),
    askedBy: names.of('person', row.askedById),
    askedAt: row.askedAt.toISOString(),
    closedBy: row.closedById === null ? null : names.of('person', row.closedById),
    closedAt: row.closedAt?.toISOString() ?? null,
    staysBecause:
      row.status === 'answered' && field === 'consent'
        ? 'A yes or no to being contacted stands until they say otherwise: record that on their page.'
        : null,
  };
}

function answerText(answer: ResearchAnswer): string {
  if (answer.field === 'timing') return decisionTimingTitles[answer.value];
  if (answer.field === 'role')
    return isMasked() ? 'A part in the buying group' : buyingRoleTitles[answer.value];
  if (answer.field === 'consent') return isMasked() ? 'Yes or no' : answer.value === 'yes' ? 'Yes' : 'No';
  return String(answer.value);
}
