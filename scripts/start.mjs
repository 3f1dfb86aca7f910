// `npm start` and `npm run dev`. Plain JavaScript until the packages are there.
import { prepare } from './install.mjs';

prepare();
const { register } = await import('tsx/esm/api');
register();
/** @param {string} name */
const load = (name) => import(new URL(name, import.meta.url).href);
const { exitWith } = await load('./problem.ts');
try {
  // Before serve.ts, whose imports need the generated client.
  (await load('./generate.ts')).generateClient();
  await load('./serve.ts');
} catch (error) {
  exitWith(error);
}
