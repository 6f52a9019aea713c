/** What a `keyward://` link of a handover may carry: the sealed bytes, a receipt, somebody's card, or a request. */
export const LINK_KINDS = ['handover', 'receipt', 'card', 'request'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Windows hands about 2,000 characters over whole; what is longer goes out as a file. */
export const LINK_LONGEST = 2_000
/** What is read at all: no genuine handover comes near it. */
export const PASTE_LONGEST = 200_000
const PAYLOAD_VERSION = '1'

export type ReadLink =
  | { readonly kind: LinkKind; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly why: 'tooLong' | 'notALink' | 'newer' | 'damaged' }

/** The bytes as a link, all of them in the fragment, which no server ever sees (requirement G3). */
export const writeLink = (kind: LinkKind, bytes: Uint8Array): string =>
  `keyward://${kind}#${PAYLOAD_VERSION}.${toBase64url(bytes)}`

/** The same behind a practice's own static https page, which sends the browser on to `keyward://`. */
export const writeRelayLink = (page: string, kind: LinkKind, bytes: Uint8Array): string =>
  `${page}#${kind}.${PAYLOAD_VERSION}.${toBase64url(bytes)}`

/** Reads a link of ours, or one through a relay page, out of what was pasted. Only one spelling of it is good. */
export const readLink = (text: string): ReadLink => {
  if (text.length > PASTE_LONGEST) return refused('tooLong')
  const trimmed = text.trim()
  const mark = trimmed.indexOf('#')
  if (mark === -1) return refused('notALink')
  const place = trimmed.slice(0, mark)
  const rest = trimmed.slice(mark + 1)
  const direct = LINK_KINDS.find((kind) => place.replace(/\/$/u, '').toLowerCase() === `keyward://${kind}`)
  if (direct !== undefined) return readPayload(direct, rest)
  const relayed =
    URL.parse(place)?.protocol === 'https:'
      ? LINK_KINDS.find((kind) => rest.startsWith(`${kind}.`))
      : undefined
  return relayed === undefined ? refused('notALink') : readPayload(relayed, rest.slice(relayed.length + 1))
}

const readPayload = (kind: LinkKind, text: string): ReadLink => {
  const [, version, payload] = /^(\d{1,4})\.(.*)$/su.exec(text) ?? []
  if (version === undefined || payload === undefined) return refused('damaged')
  if (version !== PAYLOAD_VERSION)
    return refused(Number(version) > Number(PAYLOAD_VERSION) ? 'newer' : 'damaged')
  const bytes = fromBase64url(payload)
  return bytes === null || bytes.length === 0 ? refused('damaged') : { kind, bytes }
}

const refused = (why: Extract<ReadLink, { kind: 'refused' }>['why']): ReadLink => ({ kind: 'refused', why })

/** RFC 4648 §5 without padding. */
export const toBase64url = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '')
}

/** `null` for anything but the one canonical spelling of some bytes. */
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[\w-]*$/u.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  return toBase64url(bytes) === text ? bytes : null
}
