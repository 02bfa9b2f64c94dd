/** Libraries that are inside the extension, with their licence: told in « À propos ». */
export const LIBRARIES = [
  { name: 'React', licence: 'MIT' },
  { name: 'react-hook-form', licence: 'MIT' },
  { name: 'Zod', licence: 'MIT' },
  { name: 'Dexie', licence: 'Apache 2.0' },
  { name: 'hash-wasm', licence: 'MIT' },
  { name: 'age-encryption', licence: 'BSD 3-Clause' },
  { name: 'Papa Parse', licence: 'MIT' },
  { name: 'libphonenumber-js', licence: 'MIT' },
  { name: 'ibantools', licence: 'MIT ou MPL 2.0' },
  { name: 'webextension-polyfill', licence: 'MPL 2.0' },
] as const;
