// `npm start` and `npm run dev`. Plain JavaScript until the packages are there.
import { prepare } from './install.mjs';

prepare();
const { register } = await import('tsx/esm/api');
register();
await import(new URL('./serve.ts', import.meta.url).href);
