import { defineBackground } from 'wxt/utils/define-background';

/** Wires only: what each part does lies in `lib/`. */
export default defineBackground(() => {});
