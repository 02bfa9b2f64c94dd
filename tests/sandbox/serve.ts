import { startSandbox } from './index.ts';
import { formNames } from './server/forms.ts';

/** The stand-in site, to look at by hand: `tsx tests/sandbox/serve.ts [port]`. */
const sandbox = await startSandbox({ port: Number(process.argv[2] ?? 8443) });
console.log(`Site factice : ${sandbox.httpsOrigin}/dossiers (certificat auto-signé)`);
for (const form of [...formNames(), 'plain-30', 'hostile'])
  for (const gen of ['2026-01', 'later'] as const) {
    const { url } = sandbox.createDossier({ form, gen });
    console.log(`${form.padEnd(14)} ${gen.padEnd(8)} ${sandbox.httpsOrigin}${new URL(url()).pathname}`);
  }
