import { checkContent } from '../../brand-safety/check-content';
import type { BrandContent, ContentFinding } from '../../brand-safety/content';
import { type Facts, isUnknown } from '../../gate/facts';
import { type Choice, choice, type Lever, type LeverSource, lever, range } from '../lever';
import { type GateCase, type Patch, type PatchStep, set } from '../patch';
import { showShare, THOUSAND } from './units';

const passages = (count: number): string => (count === 1 ? 'passage' : `${count} passages`);

/** The words that somebody would read, and the sequence they are from. */
export const wordsLevers: LeverSource = (one) => {
  const { content, policy } = one.facts;
  return [
    ...(content === null || isUnknown(content) || isUnknown(policy)
      ? []
      : [
          ...assessedLevers(content),
          ...textLevers(one, content, checkContent(content, policy.body.brand), policy.body.brand),
        ]),
    ...sequenceLevers(one.facts.sequence),
  ];
};

function assessedLevers({ fields, assessment }: BrandContent): Lever[] {
  return assessment.flatMap((found, at) => {
    const name = fields[at]?.name ?? 'text';
    const share = (key: 'toxicity' | 'spam', like: string, was: number) =>
      lever(`words.${at}.${key}`, [
        range({
          what: `the likeness of the ${name} to ${like}`,
          at: was * THOUSAND,
          min: 0,
          max: THOUSAND,
          show: showShare,
          patch: (value) => [set(`/facts/content/assessment/${at}/${key}`, value / THOUSAND)],
        }),
      ]);
    return found === null
      ? []
      : [...share('toxicity', 'an insult', found.toxicity), ...share('spam', 'spam', found.spam)];
  });
}

type Brand = Exclude<Facts['policy'], { unknown: string }>['body']['brand'];

function textLevers(
  one: GateCase,
  content: BrandContent,
  found: readonly ContentFinding[],
  brand: Brand,
): Lever[] {
  const cuts = content.fields.flatMap(({ name, text }, at): Lever[] => {
    const places = merged(
      found
        .filter(({ field, start, end }) => field === name && end > start && end - start < text.length)
        .map(({ start, end }): [number, number] => [start, end]),
    );
    if (places.length === 0) return [];
    const step: PatchStep = { op: 'cut', path: `/facts/content/fields/${at}/text`, passages: places };
    return lever(`words.${at}.passages`, [
      choice(`the ${passages(places.length)} of the ${name} that rules object to`, 'there', 'left out', [
        step,
        ...(content.assessment[at] ? [set(`/facts/content/assessment/${at}/profanities`, [])] : []),
        ...asOtherWords(one),
      ]),
    ]);
  });
  return [
    ...cuts,
    ...lever('words.missing', missingMoves(one, content, brand)),
    ...lever('words.source', sourceMoves(content, brand)),
  ];
}

function sourceMoves({ sourceIds }: BrandContent, brand: Brand): Choice[] {
  const [source] = brand.claims.approvedSources;
  return source === undefined
    ? []
    : [
        choice('an approved source of the claims', 'missing', 'named', [
          set('/facts/content/sourceIds', [...sourceIds, source.id]),
        ]),
      ];
}

/** What has to be said, at the end of the last text. */
function missingMoves(one: GateCase, { fields, byAgent }: BrandContent, brand: Brand): Choice[] {
  const last = fields.length - 1;
  const field = fields[last];
  if (!field) return [];
  const phrases = [
    ...(byAgent && brand.disclosure.required && brand.disclosure.channels.includes(field.channel)
      ? [brand.disclosure.text]
      : []),
    ...brand.requiredPhrases
      .filter(({ channels }) => channels.includes(field.channel))
      .map(({ phrase }) => phrase),
  ];
  if (phrases.length === 0) return [];
  return [
    choice(`what the ${field.name} has to say`, 'not all there', 'all there', [
      { op: 'append', path: `/facts/content/fields/${last}/text`, text: `\n\n${phrases.join('\n\n')}` },
      ...asOtherWords(one),
    ]),
  ];
}

/** Words that were changed are no step of a sequence any more, and an approval was for those that it had seen. */
function asOtherWords({ facts: { sequence, approval } }: GateCase): Patch {
  return [
    ...(sequence !== null && !isUnknown(sequence) && sequence.sameWords === true
      ? [set('/facts/sequence/sameWords', false)]
      : []),
    ...(approval === null ? [] : [set('/facts/approval', null)]),
  ];
}

function merged(places: readonly [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [start, end] of places.toSorted((a, b) => a[0] - b[0])) {
    const before = out.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else out.push([start, end]);
  }
  return out;
}

function sequenceLevers(sequence: Facts['sequence']): Lever[] {
  if (sequence === null || isUnknown(sequence)) return [];
  const toggle = (
    field: 'isActive' | 'alreadySent' | 'isDue' | 'sameWords',
    what: string,
    yes: string,
    no: string,
  ) => {
    const was = sequence[field];
    return was === null
      ? []
      : lever(`sequence.${field}`, [
          choice(what, was ? yes : no, was ? no : yes, [set(`/facts/sequence/${field}`, !was)]),
        ]);
  };
  return [
    ...toggle('isActive', 'the sequence', 'switched on', 'switched off'),
    ...toggle('alreadySent', 'this step', 'sent to them before', 'not sent to them before'),
    ...toggle('isDue', 'this step', 'due', 'not due'),
    ...toggle('sameWords', 'the words', 'those of the sequence', 'other than those of the sequence'),
  ];
}
