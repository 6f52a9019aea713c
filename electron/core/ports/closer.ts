/** Closes the window or quits, once that may be. */
export type Closer = { readonly close: (what: 'window' | 'quit') => void }
