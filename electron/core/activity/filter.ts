import { ActivityKind, type ActivityFilter } from '../../../shared/activity/activity.ts'
import { outcomeOf } from '../../../shared/activity/outcome.ts'
import { personKey, readPersonLabel } from '../../../shared/kernel/person.ts'
import { kindNumber, type ActivityIndex } from './index.ts'

type Fits = (at: number) => boolean

/** Lines that fit, newest first: at most `limit` of those that stand before line `before`, and how many there are in all. */
export const findLines = (
  index: ActivityIndex,
  filter: ActivityFilter,
  before: number,
  limit: number,
): { readonly found: readonly number[]; readonly matches: number; readonly more: boolean } => {
  const fits = allOf(index, filter)
  const { number } = index.columns()
  const found: number[] = []
  let matches = 0
  let more = false
  for (let at = index.size() - 1; at >= 0; at -= 1) {
    if (!fits(at)) continue
    matches += 1
    if ((number[at] ?? 0) >= before) continue
    if (found.length < limit) found.push(at)
    else more = true
  }
  return { found, matches, more }
}

/** A test for one line, made of tests on small numbers: every text is looked at once, not once a line. */
const allOf = (index: ActivityIndex, filter: ActivityFilter): Fits => {
  const columns = index.columns()
  const { at: moments } = index.times()
  const tests: Fits[] = filter.words.map(({ text, kinds }) => hasWord(index, text.toLowerCase(), kinds))
  if (filter.kinds !== null) {
    const wanted = flagsOf(filter.kinds.map(kindNumber))
    tests.push((at) => wanted[columns.what[at] ?? 0] === 1)
  }
  if (filter.person !== null) tests.push(isAbout(index, filter.person.toLowerCase()))
  if (filter.appId !== null) {
    const wanted = marked(index.words.app.texts, (text) => text.split('\0')[1] === filter.appId)
    tests.push((at) => wanted[columns.app[at] ?? 0] === 1)
  }
  if (filter.result !== null) {
    const hasFailed = failures(index)
    const isFailed = filter.result === 'failed'
    tests.push((at) => hasFailed(at) === isFailed)
  }
  const { from, until } = filter
  if (from !== null) tests.push((at) => (moments[at] ?? 0) >= from)
  if (until !== null) tests.push((at) => (moments[at] ?? 0) < until)
  return (at) => tests.every((test) => test(at))
}

const hasWord = (index: ActivityIndex, text: string, kinds: readonly ActivityKind[]): Fits => {
  const columns = index.columns()
  const has = (texts: readonly string[]) => marked(texts, (one) => one.toLowerCase().includes(text))
  const { words } = index
  const byKind = flagsOf(kinds.map(kindNumber))
  const [who, app, organisation, person, device] = [
    has(words.who.texts),
    marked(words.app.texts, (one) => (one.split('\0')[0] ?? '').toLowerCase().includes(text)),
    has(words.organisation.texts),
    has(words.person.texts),
    has(words.device.texts),
  ]
  return (at) =>
    byKind[columns.what[at] ?? 0] === 1 ||
    who[columns.who[at] ?? 0] === 1 ||
    organisation[columns.organisation[at] ?? 0] === 1 ||
    app[columns.app[at] ?? 0] === 1 ||
    person[columns.person[at] ?? 0] === 1 ||
    device[columns.device[at] ?? 0] === 1
}

/** Whether a line was done by this person, or is about them. */
export const isAbout = (index: ActivityIndex, key: string): Fits => {
  const columns = index.columns()
  const who = whoFlags(index, key)
  const person = marked(index.words.person.texts, (label) => personKey(readPersonLabel(label)) === key)
  return (at) => who[columns.who[at] ?? 0] === 1 || person[columns.person[at] ?? 0] === 1
}

/** For each writer of lines, whether it is this person. */
export const whoFlags = (index: ActivityIndex, key: string): Uint8Array =>
  marked(index.words.who.texts, (text) => {
    const [name = '', email = ''] = text.split('\0')
    return personKey({ name, email }) === key
  })

/** Whether a line tells of something that did not end as meant, or is not as this vault wrote it. */
const failures = (index: ActivityIndex): Fits => {
  const columns = index.columns()
  const results = index.words.result.texts
  const known = ActivityKind.options.map((kind) =>
    marked(results, (text) => outcomeOf(kind, text) === 'failed'),
  )
  return (at) => columns.sound[at] !== 1 || known[columns.what[at] ?? 0]?.[columns.result[at] ?? 0] === 1
}

const marked = (texts: readonly string[], fits: (text: string) => boolean): Uint8Array =>
  Uint8Array.from(texts, (text) => (fits(text) ? 1 : 0))

const flagsOf = (numbers: readonly number[]): Uint8Array => {
  const flags = new Uint8Array(256)
  for (const number of numbers) flags[number] = 1
  return flags
}
