/** First what is so, then what it means or what to do. */
export type Message = { readonly what: string; readonly next: string }
