import { defineConfig } from 'wxt';
import { checkCatalogue } from './tests/tools/catalogue/catalogue';

/** The two official addresses of the DS platform; other installations are asked for one by one (optional). */
const DEMARCHE_HOSTS = ['https://demarche.numerique.gouv.fr/*', 'https://www.demarches-simplifiees.fr/*'];

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  targetBrowsers: ['chrome', 'firefox'],
  manifestVersion: 3,
  // An invalid entry, or compiled files behind it, stop the build.
  hooks: { 'build:before': () => checkCatalogue() },
  // Every import is written out: a reader sees where a name comes from.
  imports: false,
  manifest: ({ browser }) => ({
    name: 'Relais TI',
    description:
      'Préremplit les demandes Help et les démarches des travailleurs indépendants, avec l’accord de chacun.',
    permissions: [
      'storage',
      // The files are not for the browser to clear when the disk fills up.
      'unlimitedStorage',
      'alarms',
      'idle',
      'scripting',
      'activeTab',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ],
    host_permissions: DEMARCHE_HOSTS,
    // What a structure may set (docs/administration.md). Firefox takes policies without a schema.
    ...(browser === 'chrome' ? { storage: { managed_schema: 'managed-schema.json' } } : {}),
    // The popup is the action's; the panel opens from it, or by this key.
    action: { default_title: 'Relais TI' },
    commands: {
      'open-panel': { suggested_key: { default: 'Alt+Shift+R' }, description: 'Ouvrir le panneau Relais TI' },
    },
    // Argon2id runs as WebAssembly inside the extension pages.
    content_security_policy: {
      extension_pages:
        "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    },
    browser_specific_settings: {
      gecko: {
        id: 'relais-ti@relais-ti.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }),
});
