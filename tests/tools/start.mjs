import { ensure, run } from './ensure.mjs';

ensure();
await run('./start.ts');
