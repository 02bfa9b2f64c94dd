/** The walls of the house (docs/architecture.md). `reachable` looks through every import on the way. */
const PURE = '^lib/(forms|aids|profile|import-csv)/';
module.exports = {
  forbidden: [
    {
      name: 'pure-core',
      comment: 'Matching, planning and profile are pure: no DOM code, no browser API, no React, no storage.',
      severity: 'error',
      from: { path: PURE },
      to: {
        path: '^(lib/(demarche|context|managed|vault|messages)|entrypoints|components)|node_modules/(react|react-dom|dexie|webextension-polyfill|wxt|hash-wasm)/',
        reachable: true,
      },
    },
    {
      name: 'only-the-vault-knows-keys',
      comment: 'WebCrypto, Argon2id, age and Dexie stay in lib/vault.',
      severity: 'error',
      from: { path: '^(lib|entrypoints|components)/', pathNot: '^lib/vault/' },
      to: { path: 'node_modules/(dexie|dexie-react-hooks|hash-wasm|age-encryption)/' },
    },
    {
      name: 'page-side-holds-no-profile',
      comment:
        'Content scripts carry accepted values one at a time; they never see a client, a vault, a rule or a heavy library. Types may be imported.',
      severity: 'error',
      from: { path: '^(lib/(demarche|context)|entrypoints/[^/]*\\.content)(/|\\.)' },
      to: {
        path: '^lib/(profile|vault|aids)/|^components/|node_modules/(zod|react|react-dom|dexie)/',

        reachable: true,
      },
    },
    {
      name: 'page-side-imports-no-matching',
      severity: 'error',
      comment: 'From lib/forms the page side takes types and limits only.',
      from: { path: '^(lib/(demarche|context)|entrypoints/[^/]*\\.content)(/|\\.)' },
      to: { path: '^lib/forms/', pathNot: '^lib/forms/page-form\\.ts$' },
    },
    {
      name: 'components-are-plain',
      comment: 'Shared pieces get data through props and hooks: no browser API, no storage.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(lib/(vault|demarche)/|entrypoints/)|node_modules/(webextension-polyfill|wxt)/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'product-does-not-know-tests',
      severity: 'error',
      from: { path: '^(lib|entrypoints|components)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports vanish at run time and are free: the walls are about code.
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.walls.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.json', '.js'] },
  },
};
