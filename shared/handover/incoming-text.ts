import { readLink, type LinkKind, LINK_KINDS, PASTE_LONGEST, type ReadLink } from './link.ts'
import { behindScanner } from './link-scanners.ts'
import { plainPasted } from '../apps/pasted-text.ts'
import { readShareLink, type ShareLink } from './share-server.ts'
import { unwrapped } from './unwrapped.ts'

/** A text as it was before a mail quoted it, wrapped it, wrote it as a page or encoded it; links of a page included. */
const asSent = (text: string): string =>
  plainPasted(text.replace(/<a\b[^<>]{0,500}?\bhref\s*=\s*["']?([^"'\s<>]+)[^<>]{0,500}>/giu, ' $1 '))

const PAYLOAD = /[\w.-]/u
const ADDRESS = /[\w.~:/?#[\]@!$&'()*+,;=%-]/u
const SCHEME = /https?:\/\/|keyward:\/\//giu
/** More addresses than a mail has, signature and all. */
const ADDRESSES_MAX = 200
/** Signs that are looked at in all, so that no text takes longer than a moment. */
const LOOKED_AT = 1_000_000

/**
 * Reads a link of ours out of what was pasted: bare, or as a mail leaves it (wrapped, quoted, in brackets, behind a link
 * scanner, with words around it). Why the first one is refused is said where none is good.
 */
export const readIncomingLink = (text: string): ReadLink => {
  const strict = readLink(text)
  if (strict.kind !== 'refused' || strict.why === 'tooLong' || strict.why === 'newer') return strict
  let why = strict
  for (const { address } of addressesIn(text)) {
    const read = readLink(address)
    if (read.kind !== 'refused') return read
    if (read.why !== 'notALink' && why.why === 'notALink') why = read
  }
  return why
}

/** The kind of a link of ours in what was pasted; `refused` where there is none. */
export const incomingKind = (text: string): LinkKind | 'refused' => readIncomingLink(text).kind

export type IncomingShare = {
  readonly link: ShareLink
  /** The host of the scanner that the address came through, which has seen all of it. */
  readonly through: string | null
}

/** Reads an address of a share server out of what was pasted, in the same ways. */
export const readIncomingShare = (text: string): IncomingShare | null => {
  const strict = readShareLink(text)
  if (strict !== null) return { link: strict, through: null }
  if (text.length > PASTE_LONGEST) return null
  for (const { address, through } of addressesIn(text)) {
    const link = readShareLink(address)
    if (link !== null) return { link, through }
  }
  return null
}

type Address = { readonly address: string; readonly through: string | null }

/** Every address in a text, each in the spellings that it may have had, and what stands behind scanners. */
function* addressesIn(text: string): Generator<Address> {
  if (text.length > PASTE_LONGEST) return
  const sent = asSent(text)
  let amount = 0
  let looked = 0
  for (const found of sent.matchAll(SCHEME)) {
    amount += 1
    if (amount > ADDRESSES_MAX || looked > LOOKED_AT) return
    const start = found.index
    const isOurs = /^keyward/iu.test(found[0])
    const open = emphasisAt(sent, start)
    for (const whole of unwrapped(sent, start, ADDRESS)) {
      looked += whole.length
      for (const address of spellings(whole, isOurs, open)) {
        yield { address, through: null }
        const inner = behindScanner(address)
        if (inner === null) continue
        const through = URL.parse(address)?.host ?? null
        for (const one of spellings(inner, /^keyward/iu.test(inner), 0)) yield { address: one, through }
      }
    }
  }
  // A scanner may have encoded even the scheme
  const encoded = /keyward%3A%2F%2F[\w%.-]+/iu.exec(sent)?.[0]
  if (encoded !== undefined) yield { address: decoded(encoded), through: null }
}

/** How many underscores of emphasis are open where something begins, which stand at its end then (CommonMark §6.2). */
const emphasisAt = (text: string, start: number): number => {
  const line = text.slice(Math.max(0, text.lastIndexOf('\n', start - 1) + 1, start - 500), start)
  const signsOf = (run: RegExp) => (line.match(run) ?? []).join('').length
  return Math.max(0, signsOf(OPENING) - signsOf(CLOSING))
}
const OPENING = /(?<![\p{L}\p{N}_])_+(?=[^\s_]|$)/gu
const CLOSING = /(?<=[^\s_])_+(?![\p{L}\p{N}_]|$)/gu

/**
 * An address as it stands, and without the ends of a sentence, a bracket, a quote or an emphasis; `#` may have been
 * encoded. An underscore at its end may be its own: how much is `open` before it tells which come first.
 */
const spellings = (whole: string, isOurs: boolean, open: number): string[] => {
  const calm = withoutEmphasis(whole, Math.max(1, open))
  const both = [whole, calm]
  return [...new Set(open > 0 ? both.toReversed() : both)].flatMap((one) => spellingsOf(one, isOurs))
}

const ENDS = /[).,;:!?'*~\]>]+$/u

const withoutEmphasis = (whole: string, amount: number): string => {
  let calm = whole.replace(ENDS, '')
  for (let left = amount; left > 0 && calm.endsWith('_'); left -= 1)
    calm = calm.slice(0, -1).replace(ENDS, '')
  return calm
}

const spellingsOf = (whole: string, isOurs: boolean): string[] => {
  const bare = whole.replace(ENDS, '')
  const ours = isOurs
    ? LINK_KINDS.map((kind) => oursIn(bare.replaceAll('=', ''), kind)).find((one) => one !== null)
    : null
  return [...new Set([whole, bare, ours ?? bare, bare.replace(/%23/u, '#')])]
}

/** `keyward://handover#1.…` up to the last sign that may belong to it. */
const oursIn = (text: string, kind: LinkKind): string | null => {
  const [, payload] = new RegExp(`^keyward://${kind}/?(?:#|%23)(.*)$`, 'isu').exec(text) ?? []
  if (payload === undefined) return null
  let end = 0
  while (end < payload.length && PAYLOAD.test(payload[end] ?? '')) end += 1
  return `keyward://${kind}#${payload.slice(0, end).replace(/\.+$/u, '')}`
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const BEGIN = /[-–—]{1,10} ?BEGIN AGE ENCRYPTED FILE ?[-–—]{1,10}/u
const END = /[-–—]{1,10} ?END AGE ENCRYPTED FILE ?[-–—]{1,10}/u
const COLUMNS = 64

export type Armor = { readonly kind: 'whole'; readonly text: string } | { readonly kind: 'damaged' }

/**
 * The armored text (age v1, "ASCII armor") in what was pasted, in its strict form again: without quotes, spaces and words
 * around it. `null` where there is none; `damaged` where it does not end.
 */
export const armorIn = (text: string): Armor | null => {
  if (text.length > PASTE_LONGEST) return null
  const sent = asSent(text)
  const begin = BEGIN.exec(sent)
  if (begin === null) return null
  const after = sent.slice(begin.index + begin[0].length)
  const end = END.exec(after)
  if (end === null) return { kind: 'damaged' }
  const body = after
    .slice(0, end.index)
    .split('\n')
    .map((line) => line.replace(/^[A-Za-z]{0,4}>\s*/u, '').replace(/[^A-Za-z0-9+/=]/gu, ''))
    .join('')
    .replaceAll('=3D', '=')
  const lines = body.match(new RegExp(`.{1,${COLUMNS}}`, 'gu')) ?? []
  return {
    kind: 'whole',
    text: `-----BEGIN AGE ENCRYPTED FILE-----\n${lines.join('\n')}\n-----END AGE ENCRYPTED FILE-----\n`,
  }
}
