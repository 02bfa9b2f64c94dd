import { ensure, run } from './ensure.mjs';

ensure();
await run('./pictures.ts');
