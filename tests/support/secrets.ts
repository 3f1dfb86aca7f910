import os from 'node:os';
import path from 'node:path';

// Secrets that `npm start` makes for an installation.
process.env.NEXTAUTH_SECRET ??= 'a-secret-that-is-only-good-for-tests-0123456789';
process.env.MANDATE_PSEUDONYM_KEY ??= 'a-key-that-is-only-good-for-tests-0123456789';
process.env.MANDATE_LOG_KEYS ??= Buffer.alloc(32, 'log key').toString('base64');
process.env.MANDATE_DATA_KEYS ??= Buffer.alloc(32, 'data key').toString('base64');
process.env.NEXTAUTH_URL ??= 'http://mandate.test';
// Erasures in tests are nobody else's.
process.env.MANDATE_ERASURE_LEDGER ??= path.join(os.tmpdir(), `mandate-erasures-${process.pid}.jsonl`);
