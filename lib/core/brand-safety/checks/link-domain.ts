import { type BrandCheck, objectAt, quoted } from '../check';
import { findLinks, isWithin } from '../links/find-links';

const rule = 'brand.link-domain';
const mostFindings = 20;

/** Links may lead to the allowed domains only. One whose target can't be read is refused. */
export const linkDomain: BrandCheck = {
  rule,
  check: ({ fields, compiled }) =>
    fields.flatMap(({ field }) =>
      findLinks(field.text)
        .filter(({ host }) => host === null || !isWithin(host, compiled.domains))
        .slice(0, mostFindings)
        .map(({ start, end, host }) =>
          objectAt(
            { field, start, end },
            {
              rule,
              verdict: 'deny',
              measure: `${field.name}: ${host ?? field.text.slice(start, Math.min(end, start + 80))}`,
              message:
                host === null
                  ? `The ${field.name} holds the link ${quoted(field, start, end)}, and it can't be told where it leads.`
                  : `The ${field.name} links to ${host}, which is not among the allowed domains.`,
              remedy: 'Link to an allowed domain, or have an admin allow this one.',
            },
          ),
        ),
    ),
};
