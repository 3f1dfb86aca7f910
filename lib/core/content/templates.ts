import type { KnownRole, PageAudience } from './page-audience';
import type { variantForms } from './variant-payload';

type Form = (typeof variantForms)[number];
type Template = {
  /** Null: the first fact is the headline. */
  headline: string | null;
  lead: string;
  close: string;
  button: string;
};

const reader: Record<KnownRole, { headline: string; lead: string; close: string; button: string }> = {
  decision_maker: {
    headline: 'What to know before you decide',
    lead: 'These are the points that a decision rests on.',
    close: 'We go through them with you, for your case.',
    button: 'Talk it through',
  },
  champion: {
    headline: 'Make the case to your team',
    lead: 'These are the points to bring to the others.',
    close: 'Take them along, with their sources.',
    button: 'Get the summary',
  },
  influencer: {
    headline: 'The points to weigh',
    lead: 'Look at these before you give your view.',
    close: 'Each of them has a source that you can read.',
    button: 'See the details',
  },
  user: {
    headline: 'What it means for your day',
    lead: 'This is what you will notice at work.',
    close: 'Have a look at how it works.',
    button: 'See how it works',
  },
  gatekeeper: {
    headline: 'What to check, and where it says so',
    lead: 'These are the answers that you will be asked for.',
    close: 'The papers behind them are yours on request.',
    button: 'Ask for the papers',
  },
};
const anyone: (typeof reader)[KnownRole] = {
  headline: 'What we can show you',
  lead: 'These points hold, and we say where they come from.',
  close: 'Ask us about any of them.',
  button: 'Ask us',
};

/** The languages in which there are templates. */
export const templateLanguages: readonly string[] = ['en'];

/** The words around the facts, by whom they are for. They claim nothing: what is claimed is a fact, word for word. */
export function templateFor({ industry, role }: PageAudience, form: Form): Template {
  const words = role === null ? anyone : reader[role];
  const place = industry === null ? '' : `For ${industry}: `;
  const headline =
    place === ''
      ? words.headline
      : `${place}${words.headline.charAt(0).toLowerCase()}${words.headline.slice(1)}`;
  return { ...words, headline: form === 'a' ? headline : null };
}

/** Whether a sentence is one of those that claim nothing, for these people. */
export function isConnective(text: string, audience: PageAudience, form: Form): boolean {
  const { headline, lead, close } = templateFor(audience, form);
  return [headline, lead, close].includes(text);
}
