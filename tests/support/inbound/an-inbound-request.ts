import type { InboundRequest } from '@/lib/platform/inbound/verification';

/** A request as a source sends it. */
export const anInboundRequest = (
  body: string,
  headers: Record<string, string>,
  at: { url?: string; method?: string } = {},
): InboundRequest => ({
  rawBody: Buffer.from(body),
  headers: new Headers(headers),
  url: 'https://mandate.example/in/src_1',
  method: 'POST',
  ...at,
});

/** Each single byte of the body changed in turn, in one of its bits; or but each of so many, where it takes long to look at one. */
export const withOneByteChanged = (request: InboundRequest, step = 1): InboundRequest[] =>
  [...request.rawBody.keys()]
    .filter((place) => place % step === 0)
    .map((place) => {
      const rawBody = Buffer.from(request.rawBody);
      rawBody.writeUInt8(rawBody.readUInt8(place) ^ 1, place);
      return { ...request, rawBody };
    });
