import * as z from 'zod'
import { isLocalhost } from '../apps/redirect-route.ts'

/** How one kind of share server writes its addresses, and what it tells. */
type Manners = {
  /** What a link of its own names; `null` where it is none of this kind's. */
  readonly read: (url: URL) => { readonly id: string; readonly key: string } | null
  /** What follows the server's address, as its own page would have it. */
  readonly write: (id: string, key: string, isOneTime: boolean) => string
  /** Whether it says if something that is read once is still there, without giving it out. */
  readonly tellsOfOnce: boolean
}

const PRIVATE_BIN_ID = /^[0-9a-f]{16}$/u
const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{20,64}$/u
const YOPASS_PLACE = /^#\/(?:s|c)\/([\w-]{8,64})(?:\/([\w-]{8,128}))?\/?$/u
/** PrivateBin's pages ask before they load what may be read once only, if the key begins so. */
const ASK_FIRST = '-'

/**
 * The kinds of share server that a practice may run already; what is put there is sealed before. Another one is a row here,
 * and then a compile error until `adapters/share-servers/` speaks to it and the settings name it.
 */
const KINDS = {
  privateBin: {
    read: (url) => {
      // What scanners and newsletters add behind the id is not part of it
      const id = url.search.slice(1).split('&', 1)[0]?.replace(/=$/u, '') ?? ''
      const fragment = url.hash.slice(1).replace(/[&?].*$|\/$/u, '')
      const key = fragment.startsWith(ASK_FIRST) ? fragment.slice(1) : fragment
      return PRIVATE_BIN_ID.test(id) && BASE58.test(key) ? { id, key } : null
    },
    write: (id, key, isOneTime) => `?${id}#${isOneTime ? ASK_FIRST : ''}${key}`,
    tellsOfOnce: false,
  },
  yopass: {
    read: (url) => {
      const [, id, key] = YOPASS_PLACE.exec(url.hash) ?? []
      return id === undefined || key === undefined ? null : { id, key }
    },
    write: (id, key) => `#/s/${id}/${key}`,
    tellsOfOnce: true,
  },
} as const satisfies Readonly<Record<string, Manners>>

const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[]

export const ShareServerKind = z.enum(kinds)
export type ShareServerKind = z.infer<typeof ShareServerKind>

/** A share server; `address` ends in a slash, and everything else is relative to it. */
export const ShareServer = z.object({ kind: ShareServerKind, address: z.string().max(500) })
export type ShareServer = z.infer<typeof ShareServer>

/** Something on a share server. `key` opens the server's own wrapping; it stands in the fragment, which no server sees. */
export type ShareLink = {
  readonly server: ShareServer
  readonly id: string
  readonly key: string
}

export type AddressFault = 'notAddress' | 'notHttps' | 'hasExtras'

/**
 * An address that a practice types in: https, except on this computer, and no name, query or fragment in it. `folder`
 * asks for a slash at the end; a page keeps its spelling.
 */
export const readWebAddress = (
  text: string,
  kind: 'folder' | 'page',
): { readonly address: string } | { readonly fault: AddressFault } => {
  const url = URL.parse(text.trim())
  if (url === null || url.hostname === '') return { fault: 'notAddress' }
  if (url.protocol !== 'https:' && !isThisComputer(url)) return { fault: 'notHttps' }
  const isBare = url.search === '' && (url.hash === '' || (kind === 'folder' && isOwnPage(url)))
  if (url.username !== '' || url.password !== '' || !isBare) return { fault: 'hasExtras' }
  const address = url.origin + (kind === 'folder' ? withoutPage(url.pathname) : url.pathname)
  return { address: kind === 'folder' && !address.endsWith('/') ? `${address}/` : address }
}

/** Where a server's own page says which of its views it shows: copied from the browser, it names nothing secret. */
const isOwnPage = (url: URL) => /^#\/?(?:upload|create|settings)?\/?$/u.test(url.hash)

/** A folder's page by its name is the folder. */
const withoutPage = (path: string) => path.replace(/\/index\.(?:php|html?)$/iu, '/')

const isThisComputer = (url: URL) =>
  isLocalhost(url) || (url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === '[::1]'))

/** What an address of a share server points at; `null` where it is none that a share server makes. */
export const readShareLink = (text: string): ShareLink | null => {
  const trimmed = text.trim()
  if (trimmed.length > 2_000) return null
  const url = URL.parse(trimmed)
  if (url === null) return null
  const folder = readWebAddress(url.origin + url.pathname, 'folder')
  if ('fault' in folder || url.username !== '' || url.password !== '') return null
  const { address } = folder
  for (const kind of kinds) {
    const found = KINDS[kind].read(url)
    if (found !== null) return { server: { kind, address }, ...found }
  }
  return null
}

/** The address that a person sends, the same that the server's own page would show. */
export const writeShareLink = (
  { server: { kind, address }, id, key }: ShareLink,
  isOneTime: boolean,
): string => address + KINDS[kind].write(id, key, isOneTime)

/** Whether nobody can be told if something that is read once is still on such a server. */
export const isSilentOfOnce = ({ kind }: ShareServer): boolean => !KINDS[kind].tellsOfOnce

/** The host to be shown: what a person recognises of an address. */
export const hostOf = (address: string): string => URL.parse(address)?.host ?? address
