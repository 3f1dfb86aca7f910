import {
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  parseRawPattern,
  RegExpMatcher,
} from 'obscenity';

/** A swear word in a seen text (`ReadText.seen`): where it stands, and the word of the list it was recognised by. */
export type Profanity = { from: number; to: number; term: string };

/** Harmless words and phrases in which the library's list finds something. */
const harmless =
  'cockpit,shiitake,analytic,analyst,analysis,analyses,analog,cum laude,rape seed,rapeseed,tit for tat,blue tit,great tit,chink in the armor,chink in the armour,spick and span,sex education,dick clark,dickens,moby dick,cocktail,hancock'.split(
    ',',
  );
/** Words its list lacks; `|` is the edge of a word. */
const missing: Record<string, string[]> = {
  ass: ['|jackass', '|dumbass', '|asshat', '|smartass'],
  fuck: ['|wtf|', '|stfu|', '|gtfo|', '|phuck', '|fck', '|fuk|', '|mofo|'],
  shit: ['|bullcrap'],
  douche: ['|douche'],
};
/** Words masked with signs that stand for no letter of their own: `f**k`, `sh#t`. */
const mask = '[*#@$%!_\u2022]';
const masked = new RegExp(
  `(?<![a-z0-9])(?:f${mask}{1,3}c?k|sh?${mask}{1,2}t|b${mask}{1,2}tch|c${mask}{1,2}nt|d${mask}ck|pu${mask}{2}y|a${mask}{2}(?:hole)?(?![a-z0-9]))`,
  'gi',
);

const dataset = new DataSet<{ originalWord: string }>().addAll(englishDataset);
for (const [originalWord, patterns] of Object.entries(missing)) {
  dataset.addPhrase((phrase) =>
    patterns.reduce(
      (built, pattern) => built.addPattern(parseRawPattern(pattern)),
      phrase.setMetadata({ originalWord }),
    ),
  );
}
const built = dataset.build();
const matcher = new RegExpMatcher({
  ...built,
  whitelistedTerms: [...(built.whitelistedTerms ?? []), ...harmless],
  ...englishRecommendedTransformers,
});

const inWord = /[\p{L}\p{N}]/u;

/** The swear words of a seen text in order, each once, with the word around them; time grows with the length of the text. */
export function findProfanities(seen: string): Profanity[] {
  // To the library a slash is the mask of a letter, so that it reads `science/analytics` as something else.
  const text = seen.replaceAll('/', ' ');
  const found = matcher.getAllMatches(text).map((match) => ({
    from: match.startIndex,
    to: match.endIndex + 1,
    term: dataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord ?? '',
  }));
  for (const match of text.matchAll(masked))
    found.push({ from: match.index, to: match.index + match[0].length, term: 'masked' });
  const wholes = found.map(({ from, to, term }) => wholeWord(text, from, to, term));
  wholes.sort((a, b) => a.from - b.from || b.to - a.to);
  return wholes.filter((one, index) => one.from >= (wholes[index - 1]?.to ?? 0));
}

/** A run of letters without end is no word: what is marked stays short. */
const longestWord = 40;

function wholeWord(text: string, from: number, to: number, term: string): Profanity {
  let first = from;
  let last = to;
  while (first > 0 && from - first < longestWord && inWord.test(text.charAt(first - 1))) first--;
  while (last < text.length && last - to < longestWord && inWord.test(text.charAt(last))) last++;
  return { from: first, to: last, term };
}
