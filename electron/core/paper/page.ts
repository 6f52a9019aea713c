/** A page as HTML, and what its file is called without an extension. */
export type Page = { readonly name: string; readonly html: string }
