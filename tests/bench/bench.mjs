import { ensure, run } from '../tools/ensure.mjs';

ensure();
await run('../bench/bench.ts');
