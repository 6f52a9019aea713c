import { labelWords, lastSecretWord, readCredentialLabel } from './credential-label.ts'

export type Wrap = 'joined' | 'mayBeCut'

/** What ends a mail, and other lines of one word that follow a value without belonging to it. */
const CLOSING =
  /^(?:regards|thanks|thankyou|cheers|best|kind|kindly|sincerely|ta|hi|hello|dear|yours|greetings|ngā|nga|generate|copy|copied|show|hide|delete|edit|save|done|ok|close|cancel|expires?|created|generated|active|never|none|note|notes|scopes?|login|password|username|url|urls|name|redirect|website|tags?|bye|grüße|gruß|merci|danke)$/iu
const VALUE = /[A-Za-z0-9_~+/.-]{4,}=*$/u
/** No value is longer; a line's end is looked at, not the whole of it. */
const LOOKED_AT = 500
const ALONE = /^["'`]?([A-Za-z0-9_~+/-]+={0,2})["'`]?[.,;)\]}>]*$/u
const isId = (value: string) => /^[0-9a-f]{32}$/iu.test(value)
const RULE = /^[-_=~+/]{2,}$/u
/** As long as Xero's secrets are; what follows belongs to something else. */
const USUAL_LENGTH = 48

/**
 * Joins a value that a mail, a terminal or a narrow column has cut at a line's end. Where it cannot be told whether the
 * next line belongs to it, the value stays and is reported by its text as `mayBeCut`.
 */
export const joinWrapped = (
  text: string,
): { readonly text: string; readonly wrap: ReadonlyMap<string, Wrap> } => {
  const lines = text.split('\n')
  const out: string[] = []
  const wrap = new Map<string, Wrap>()
  let context = ''
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? ''
    const start = VALUE.exec(line.slice(-LOOKED_AT).replace(/["'`]$/u, ''))?.[0]
    const isValue = start !== undefined && isInPlace(line, start, context)
    if (isValue) {
      let value = start
      let isJoined = false
      for (let next = lines[at + 1]; next !== undefined; next = lines[at + 1]) {
        const more = continuation(value, next)
        if (more === 'no') break
        if (more === 'perhaps') {
          wrap.set(value, 'mayBeCut')
          break
        }
        const head = line.slice(0, line.replace(/["'`]$/u, '').length - value.length)
        const tail = ALONE.exec(next)?.[1] ?? ''
        value = value.replace(/=$/u, '') + tail
        line = head + value + next.slice(next.indexOf(tail) + tail.length)
        isJoined = true
        at += 1
      }
      if (isJoined) wrap.set(value, 'joined')
    }
    const spaced = line.length > LOOKED_AT ? null : spacedOut(line)
    if (spaced !== null) {
      wrap.set(spaced.value, 'mayBeCut')
      line = line.slice(0, -spaced.more.length)
    }
    out.push(line)
    if (line.trim() !== '') context = line
  }
  return { text: out.join('\n'), wrap }
}

/** Whether a run at a line's end stands where a value does: after a name and a sign, or alone on its line. */
const isInPlace = (line: string, run: string, above: string): boolean => {
  const before = line.replace(/["'`]$/u, '').slice(0, -run.length)
  if (/^["'`*]{0,3}$/u.test(before))
    return run.length >= 8 && !isPlainWord(run) && (isNamed(above) || run.length >= 16)
  return /[:=>|\t]\s*["'`*([{<]*$/u.test(before) && isNamed(before)
}

const isNamed = (before: string) =>
  lastSecretWord(labelWords(before)) !== null || readCredentialLabel(before) !== null

const isPlainWord = (word: string) => /^[A-Za-z]?[a-z]*[.,;:!?]?$/u.test(word)

/** Whether the next line goes on with the value. */
const continuation = (value: string, next: string): 'yes' | 'perhaps' | 'no' => {
  const more = next.length > LOOKED_AT ? undefined : ALONE.exec(next)?.[1]
  if (more === undefined || isId(value) || isId(more) || CLOSING.test(more)) return 'no'
  if (readCredentialLabel(more) !== null) return 'no'
  // what parts a mail's signature from it, or a line that somebody drew
  if (RULE.test(more)) return value.length + more.length === USUAL_LENGTH ? 'perhaps' : 'no'
  const isHex = /^[0-9a-f]+$/iu.test(value) && /^[0-9a-f]+$/iu.test(more)
  if (isHex && value.length + more.length === 32) return 'yes'
  if (value.length >= USUAL_LENGTH && more.length >= 20) return 'no' // another value of its own
  if (value.length < USUAL_LENGTH && /[-_+/]$/u.test(value)) return 'yes'
  if (value.endsWith('=') && !value.endsWith('==') && value.length % 4 !== 0) return 'yes'
  if (isRandom(more)) return value.length >= USUAL_LENGTH && more.length < 20 ? 'perhaps' : 'yes'
  return value.length >= USUAL_LENGTH ? 'no' : 'perhaps'
}

/** A value after which a short run that is no word follows on the same line: a line end may have become a space. */
const spacedOut = (line: string): { readonly value: string; readonly more: string } | null => {
  const [, before, value, more] =
    /^(.*[:=>|]\s*["'`]?)([A-Za-z0-9_~+/-]{12,47}) ([A-Za-z0-9_~+/-]{4,19})$/u.exec(line) ?? []
  if (before === undefined || value === undefined || more === undefined || !isNamed(before)) return null
  return isRandom(more) && !isId(value) ? { value, more } : null
}

/** No word of a language: digits, signs, capitals within, or too long. */
const isRandom = (run: string) => /[0-9_+/-]|[a-z][A-Z]|[A-Z]{2}/u.test(run) || run.length >= 13
