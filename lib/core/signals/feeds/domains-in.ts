/** A host's name, maybe with the scheme before it, and what says that it is part of a longer address. */
const HOST =
  /(?<scheme>https?:\/\/)?(?<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24})(?<rest>[/:?#]\S)?/gi;

export type Domains = {
  /** Named as such: `acme.com`, `www.acme.com`, `press@acme.com`. */
  named: Set<string>;
  /** Those, and the ones that only links lead to. */
  all: Set<string>;
};

/**
 * The domains in a text and in the address of its page. A link is no mention: texts end with links to where they are shared. Each stands
 * with all that it is part of, so that `news.acme.com` finds `acme.com`, and `notacme.com` does not.
 */
export function domainsIn(text: string, url: string | null): Domains {
  const [named, all] = [new Set<string>(), new Set<string>()];
  for (const { groups } of text.matchAll(HOST)) {
    const domains = withParents(groups?.host ?? '');
    for (const domain of domains) all.add(domain);
    if (!groups?.scheme && !groups?.rest) for (const domain of domains) named.add(domain);
  }
  const host = /^https?:\/\/(?:[^/@?#]*@)?([^/:?#]+)/i.exec(url ?? '')?.[1] ?? '';
  for (const domain of withParents(host)) all.add(domain);
  return { named, all };
}

function withParents(host: string): string[] {
  const labels = host.toLowerCase().split('.');
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join('.'));
}

/** A domain as accounts state it: maybe with a scheme, `www.` or a path. Null for what is none. */
export function plainDomain(stated: string | null | undefined): string | null {
  const host = (stated ?? '')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/s, '')
    .replace(/\.$/, '');
  return /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(host) ? host : null;
}
