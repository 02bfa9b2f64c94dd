import { ensure, run } from '../tools/ensure.mjs';

ensure();
await run('../kill/kill.ts');
