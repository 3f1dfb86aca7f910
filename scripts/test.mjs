// `npm test`. Plain JavaScript until the packages are there.
import { prepare } from './install.mjs';

prepare();
const { register } = await import('tsx/esm/api');
register();
await import(new URL('./test.ts', import.meta.url).href);
