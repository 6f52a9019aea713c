import { domainToUnicode } from 'node:url'
import unhomoglyph from 'unhomoglyph'
import { typedCode } from './keys.ts'

/** Who somebody is, or says that they are. */
export type Named = { readonly name: string; readonly email: string }

/** Shorter than this, one name inside another says nothing. */
const TELLING = 8

/**
 * Whether what one calls itself could be taken for another: the same letters in other alphabets, widths, capitals or
 * order, with fillers between them or more around them, the other's e-mail address however it is written, or the other's
 * fingerprint. Two names look alike when their skeletons are equal (UTS #39 §4).
 */
export const looksLike = (claim: Named, other: Named & { readonly fingerprint: string | null }): boolean =>
  isSameName(claim.name, other.name) ||
  isNameOf(claim, other.name) ||
  isDisguised(claim.name, other.name) ||
  isMailOf(claim, other.email) ||
  isPrintOf(claim, other.fingerprint)

/** Whether a name is written as look-alikes are: in mixed alphabets, with fillers, an address or a fingerprint in it. */
export const isOdd = (name: string): boolean =>
  SCRIPTS.filter((script) => script.test(name)).length > 1 ||
  FILLERS.test(name) ||
  name.includes('@') ||
  MONEY.test(name) ||
  PRINT.test(foldedWords(name).join(' '))

/** One name however it is spaced and capitalised. */
export const isSameName = (a: string, b: string): boolean => plain(a) === plain(b)

/**
 * Whether one is the other's first or last name, with or without initials: many a person is called like that, and it may
 * be meant to be taken for this one.
 */
export const sharesName = (claim: string, name: string): boolean =>
  textsIn(claim).some((text) => isPartOf(foldedWords(text), foldedWords(name)))

/** A part of somebody's name, written so that it only looks like it: who is called so has no reason to. */
const isDisguised = (claim: string, name: string): boolean =>
  (!sharesName(claim, name) || (HIDDEN.test(claim) && !HIDDEN.test(name))) &&
  textsIn(claim).some((text) =>
    readings(text).some((read) => readings(name).some((one) => isPartOf(read, one))),
  )

const isPartOf = (a: readonly string[], b: readonly string[]): boolean => isWithin(a, b) || isWithin(b, a)

/** Each word is one of the others, or begins one as an initial; one at least is whole. */
const isWithin = (few: readonly string[], many: readonly string[]): boolean =>
  few.some((word) => word.length > 1 && many.includes(word)) &&
  few.every((word) => many.some((other) => other === word || other.slice(0, 1) === word))

const plain = (name: string) => name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

const isNameOf = (claim: Named, name: string): boolean => {
  const wanted = readings(name)
  return [claim.name, claim.email, ...textsIn(claim.name), ...textsIn(claim.email)].some((text) =>
    readings(text).some((read) => wanted.some((one) => areAlike(read, one))),
  )
}

const areAlike = (claim: readonly string[], name: readonly string[]): boolean => {
  const [joined, sought] = [claim.join(''), name.join('')]
  if (sought === '') return false
  if (joined === sought || (sought.length >= TELLING && joined.includes(sought))) return true
  return name.length > 1 && name.every((word) => claim.includes(word))
}

/** "Tessa Quillon <tessa@…>" is a name as well as what stands before the bracket, and what stands in it. */
const textsIn = (text: string): string[] => [
  text.replace(/[<(["“‹«].*$/su, ''),
  ...text.split(/[<>()[\]"“”‹›«»,;|/–—]/u),
]

const isMailOf = (claim: Named, email: string): boolean => {
  const [wanted] = mailsIn(email)
  return wanted !== undefined && [...mailsIn(claim.name), ...mailsIn(claim.email)].includes(wanted)
}

/** Addresses in a text, as they look: without tags and dots before the @, and not in punycode behind it. */
const mailsIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(/([^\s<>()[\]",;:@]+)@([^\s<>()[\]",;:@]+)/gu)].flatMap(
    ([, local = '', domain = '']) => {
      const host = domainToUnicode(domain.toLowerCase()) || domain
      const name = skeleton(local.toLowerCase().replace(/\+.*$/su, '')).replace(/[^\p{L}\p{N}]/gu, '')
      return [`${name}@${skeleton(host.replace(/\.+$/u, ''))}`]
    },
  )

const isPrintOf = (claim: Named, fingerprint: string | null): boolean =>
  fingerprint !== null &&
  [claim.name, claim.email].some((text) => squeezed(text).includes(squeezed(fingerprint)))

const squeezed = (text: string) => typedCode(foldedWords(text).join('')).replaceAll('-', '')

/** Four groups of four with a digit among them: what a fingerprint looks like. */
const PRINT = /(?<![\da-z])(?=[\da-z ]{0,18}\d)[\da-z]{4}(?: [\da-z]{4}){3}(?![\da-z])/u

/** Words with nothing but letters and digits, of one width. */
const foldedWords = (text: string): string[] =>
  stripped(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** A capital may be the look-alike, or stand for the small letter: each way of reading a name counts. */
const readings = (text: string): string[][] =>
  [text, text.toLowerCase(), text.toUpperCase()]
    .flatMap((read) => [skeleton(read), skeleton(asLetters(read))])
    .map((read) => read.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))

/** Digits and signs that are written for letters. */
const asLetters = (text: string): string =>
  text.normalize('NFKC').replace(/[0-9$€£¢¥§@+©®]/gu, (sign) => AS_LETTERS[sign] ?? sign)

const skeleton = (text: string): string => {
  const alike = stripped(unhomoglyph(stripped(text)))
    .replace(/\p{L}|\p{N}/gu, (letter) => SMALL_CAPITALS[letter] ?? letter)
    .toLowerCase()
  return alike
    .replaceAll('ß', 'ss')
    .replaceAll('vv', 'w')
    .replaceAll('rn', 'm')
    .replaceAll('cl', 'd')
    .replaceAll('0', 'o')
    .replace(/[iı1|!]/gu, 'l')
}

/** Without accents, without what takes no room, and with letters in circles and squares as letters. */
const stripped = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .normalize('NFKD')
    .replace(/[\u{1F130}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu, inSquares)
    .replace(/\p{M}+/gu, '')
    .replace(UNSEEN, '')

/** 🄰, 🅐, 🅰 and 🇦 each begin an alphabet of their own. */
const inSquares = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0
  const start = [0x1f1e6, 0x1f170, 0x1f150, 0x1f130].find((first) => code >= first) ?? code
  return String.fromCodePoint(0x61 + Math.min(25, code - start))
}

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u{2800}\u{FFFC}]+/gu
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\u{2800}\u{FFFC}]/u
const FILLERS = /[\p{Default_Ignorable_Code_Point}\u{2800}\u{FFFC}]|(?! )\p{Z}/u

const AS_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0o1l2z3e4a5s6g7t8b9g$s€e£l¢c¥y§s@a+t©c®r'.matchAll(/(.)(.)/gu)].map(([, sign = '', letter = '']) => [
    sign,
    letter,
  ]),
)
/** A sign of money where a letter would be. */
const MONEY = /[\p{Sc}§](?=\p{L})|(?<=\p{L})[\p{Sc}§]/u

/** Small capitals have no form of their own in Unicode's tables of look-alikes. */
const SMALL_CAPITALS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'.matchAll(/(.)(.)/gu)].map(
    ([, small = '', letter = '']) => [small, letter],
  ),
)

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Canadian_Aboriginal}/u,
]
