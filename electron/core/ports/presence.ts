/** Whether another living Keyward has the same profile folder; one that was killed has not. */
export type Presence = { readonly isAlone: () => Promise<boolean> }
