import { findAddresses } from './find-addresses';

/** What a report without a machine-readable part says of one address. */
export type AddressedText = { address: string; text: string };

/** A reply code may stand before it: `554 <a@example.com>... Host unknown`. */
const addressFirst = /^[\s"'*[-]{0,20}(?:[45]\d\d[ -])?<?[^\s<>@"]{1,64}@[^\s<>@"]{1,255}/;
const addressNamed =
  /(?:recipient|address|addressed to|delivered to|delivering your mail to|mailto|rcpt to)\s{0,5}:?\s{0,5}<?[^\s<>@"]{1,64}@/i;

/** The address that a line is about: it begins with it, or names it as the recipient's. */
function addressOf(line: string): string | null {
  const start = line.slice(0, 500);
  return addressFirst.test(start) || addressNamed.test(start) ? (findAddresses(start)[0] ?? null) : null;
}

/** Each address that lines are about, with the text from there to the next. */
function divide(own: string, isMeant: (address: string) => boolean): AddressedText[] {
  const texts = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const line of own.replaceAll('\r', '').split('\n')) {
    const address = addressOf(line);
    if (address && isMeant(address)) {
      open = texts.get(address) ?? [];
      texts.set(address, open);
    }
    open?.push(line.trim());
  }
  return [...texts].map(([address, lines]) => ({ address, text: lines.join('\n') }));
}

/**
 * The addresses that a report names and what stands below each, up to the next one.
 * @param isOurs whether an address is hardly the one that is meant, such as the sender's: it counts only where no other is named.
 */
export function readBounceText(own: string, isOurs: (address: string) => boolean): AddressedText[] {
  const texts = divide(own, (address) => !isOurs(address));
  if (texts.length > 0) return texts;
  const named = findAddresses(own).find((address) => !isOurs(address));
  return named ? [{ address: named, text: own }] : divide(own, () => true);
}
