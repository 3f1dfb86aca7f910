import fc from 'fast-check';

const code = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }),
  fc.constantFrom(0x9, 0xa, 0xd, 0xad, 0x200b, 0x200d, 0x202e, 0x301, 0xd800, 0xfdfa, 0x1f600),
  fc.nat(0xffff),
  fc.nat(0x10ffff),
);

/** Text of any characters there are, also such as stand alone where they should not. */
export const anyText: fc.Arbitrary<string> = fc
  .array(code, { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));
