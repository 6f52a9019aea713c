/** Bytes in memory, or a file on disk that whoever reads it opens; `version` tells whether it is still the same. */
export type ForeignContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'path'; readonly path: string; readonly version: string }

/** A file that a person chose, and those beside it that were asked for by name and are there. */
export type ForeignFile = {
  readonly name: string
  readonly content: ForeignContent
  readonly beside: ReadonlyMap<string, ForeignContent>
}
