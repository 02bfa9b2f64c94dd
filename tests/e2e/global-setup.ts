import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { type BrowserName, findBrowser } from '../tools/browsers';
import { buildsApart } from '../tools/build';

declare module 'vitest' {
  interface ProvidedContext {
    builds: Record<BrowserName, string>;
  }
}

/** Once for all stories: browsers present, both builds made and set apart. */
export default function setup(project: TestProject): () => Promise<void> {
  findBrowser('chromium');
  findBrowser('firefox');
  const builds = buildsApart();
  project.provide('builds', builds);
  return () => rm(dirname(builds.chromium), { recursive: true, force: true });
}
