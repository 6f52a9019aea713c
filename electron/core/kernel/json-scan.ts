/** Cut off, of no kind that anybody writes, or of more values than is looked at. */
export type JsonObjection = 'damaged' | 'notAnExport' | 'tooMany'

/** Every value costs memory whatever it holds; an honest export of 64 MB has two million. */
const VALUES_MAX = 3_000_000
/** No password manager nests deeper than a dozen. */
const DEPTH_MAX = 100

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/**
 * Judges a JSON text by its signs before any of it is built: what it will cost is known by how many values it has and how
 * deep they lie, and not by how long it is. `null` when nothing speaks against parsing it.
 */
export const objectionToJson = (text: string, most = VALUES_MAX): JsonObjection | null => {
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at)
        if (at === -1) return 'damaged'
        break
      case OPEN_LIST:
      case OPEN_OBJECT:
        depth += 1
        values += 1
        if (depth > DEPTH_MAX) return 'notAnExport'
        break
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth -= 1
        break
      case COMMA:
      case COLON:
        values += 1
    }
    if (values > most) return 'tooMany'
  }
  return null
}

/** Where the string ends that begins at `start`; -1 where it does not. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = end - 1
    while (text.charCodeAt(slashes) === BACKSLASH) slashes -= 1
    if ((end - slashes) % 2 === 1) return end
  }
  return -1
}

/** A JSON text that was judged first; the refusal where it is not fit to be parsed. */
export const parseJson = (
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: JsonObjection } => {
  const why = objectionToJson(text)
  if (why !== null) return { ok: false, why }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, why: 'damaged' }
  }
}
