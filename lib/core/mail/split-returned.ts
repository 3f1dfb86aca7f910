/** Lines behind which a report without MIME parts quotes the message that came back. */
const markers =
  /^[\s|>]*(?:-{2,}|={2,}|#{2,})?\s*(?:(?:this is|below (?:this line )?is|here is|included is|enclosed is) a copy of the (?:message|original|body)|below this line is|original message|(?:the )?(?:original|returned|unsent|undelivered) message (?:follows|headers|header|text|is attached)|unsent message|message (?:headers?|text|body) follows?|the headers? of the original message|original (?:mail info|headers)|returned message|en-t[êe]tes de message d.origine|ursprüngliche nachrichtenkopfzeilen|mensaje original|исходное сообщение)/i;
/** A message that begins without any marker. */
const firstHeader =
  /^(?:return-path:\s*<|received:\s*(?:from|by|\(|;|$)|dkim-signature:|x-google-smtp-source:)/i;
/** A marker as a whole line that is prose elsewhere: `The original message was received at ...` begins no quotation. */
const prose = /^\s*(?:the )?original message (?:was|follows as a separate)/i;

/** A report's own words, and the message or its header that stands quoted below them; empty where none does. */
export function splitReturned(text: string): { own: string; returned: string } {
  const lines = text.replaceAll('\r', '').split('\n');
  const at = lines.findIndex((line) => {
    const start = line.slice(0, 300);
    return (markers.test(start) && !prose.test(start)) || firstHeader.test(start);
  });
  if (at === -1) return { own: text, returned: '' };
  const begins = firstHeader.test(lines[at] ?? '') ? at : at + 1;
  return { own: lines.slice(0, at).join('\n'), returned: lines.slice(begins).join('\n').trim() };
}
