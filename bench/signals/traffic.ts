/** Pages that people look at; a tenth of visits is about what the workspace sells. */
const pages = ['/', '/blog/launch', '/docs/start', '/pricing', '/compare/us-and-them', '/careers'];
const titles = ['CTO', 'VP Marketing', 'Buyer', 'Developer', 'CFO', null];

export type Traffic = { people: number; companies: number };

/** Message `n` of a steady stream: most are pages and events, some tell who somebody is. The same `n` is always the same message. */
export function messageOf(
  n: number,
  { people, companies }: Traffic,
  startMs: number,
): Record<string, unknown> {
  // A fixed walk over all people, so that every one of them comes up.
  const person = (n * 7919) % people;
  const company = person % companies;
  const at = new Date(startMs + n).toISOString();
  const base = {
    messageId: `m-${startMs}-${n}`,
    userId: `u-${person}`,
    anonymousId: `d-${person}`,
    timestamp: at,
  };
  if (n % 10 === 0)
    return {
      ...base,
      type: 'identify',
      traits: {
        email: `p${person}@c${company}.example`,
        name: `Person ${person}`,
        title: titles[person % titles.length],
        plan: n % 3 === 0 ? 'pro' : 'free',
        visits: n % 50,
      },
    };
  if (n % 25 === 1)
    return {
      ...base,
      type: 'group',
      groupId: `c-${company}`,
      traits: { name: `Company ${company}`, domain: `c${company}.example`, employees: company },
    };
  if (n % 3 === 0)
    return {
      ...base,
      type: 'track',
      event: n % 2 ? 'Report Viewed' : 'Trial Started',
      properties: { plan: 'pro', seats: n % 9, source: 'web' },
    };
  return {
    ...base,
    type: 'page',
    name: 'Page',
    properties: {
      path: pages[n % pages.length],
      url: `https://www.example.com${pages[n % pages.length]}`,
      title: 'A page',
    },
    context: {
      userAgent:
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
    },
  };
}
