/** The id of the extension in Firefox, as the manifest says it. */
export const GECKO_ID = 'relais-ti@relais-ti.example';
