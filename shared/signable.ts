/** What may stand in a signed document: no floats, no `undefined`, no dates. */
export type Signable =
  string | number | boolean | null | readonly Signable[] | { readonly [key: string]: Signable | undefined }

/** The one spelling of a document that is signed: keys sorted by code unit, no white space (RFC 8785, whole numbers only). */
export const canonical = (value: Signable): string => {
  if (Array.isArray(value)) return `[${value.map((item: Signable) => canonical(item)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value as Record<string, Signable | undefined>)
      .filter((member): member is [string, Signable] => member[1] !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('not a whole number')
  return JSON.stringify(value)
}
