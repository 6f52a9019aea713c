import { ActivityKind, type Activity } from '../../../shared/activity/activity.ts'
import type { Standing } from './walk.ts'
import type { LineLocation } from '../ports/activity-log.ts'

/** Numbers for texts that come again and again, so that a line costs a few bytes. */
export type Words = ReturnType<typeof createWords>

const createWords = () => {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  return {
    texts,
    number: (text: string): number => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
  }
}

/** Two texts that belong together, as one word; neither can hold the separator. */
export const joined = (a: string, b: string): string => `${a}\0${b}`

const NUMBERS = [
  'what',
  'who',
  'app',
  'organisation',
  'person',
  'device',
  'result',
  'file',
  'length',
  'number',
  'sound',
] as const
type Column = (typeof NUMBERS)[number]

const KIND_NUMBERS = new Map(ActivityKind.options.map((kind, number) => [kind, number]))
export const kindNumber = (kind: ActivityKind): number => KIND_NUMBERS.get(kind) ?? 0

/**
 * What is known of every line without its text: some 70 bytes each, so that a million lines can be filtered in
 * memory while their text stays on disk.
 */
export type ActivityIndex = ReturnType<typeof createActivityIndex>

export const createActivityIndex = () => {
  let room = 1_024
  let count = 0
  const make = () => new Uint32Array(room)
  const columns = Object.fromEntries(NUMBERS.map((name) => [name, make()])) as Record<Column, Uint32Array>
  const times = {
    at: new Float64Array(room),
    offset: new Float64Array(room),
    seq: new Float64Array(room),
  }
  let lines = 0
  const words = {
    who: createWords(),
    app: createWords(),
    organisation: createWords(),
    person: createWords(),
    device: createWords(),
    result: createWords(),
    file: createWords(),
  }

  const grow = () => {
    room *= 2
    for (const name of NUMBERS) {
      const larger = make()
      larger.set(columns[name])
      columns[name] = larger
    }
    for (const name of ['at', 'offset', 'seq'] as const) {
      const larger = new Float64Array(room)
      larger.set(times[name])
      times[name] = larger
    }
  }

  return {
    words,
    size: () => count,
    /** Lines of the log so far, those that could not be read included. */
    lines: () => lines,
    /** What the walk has come to, also where its last lines could not be read. */
    reach: (number: number) => void (lines = Math.max(lines, number)),
    add: (line: Activity, place: LineLocation, { number, isSound }: Standing) => {
      if (count === room) grow()
      lines = Math.max(lines, number)
      times.seq[count] = line.seq
      columns.number[count] = number
      columns.sound[count] = isSound ? 1 : 0
      times.at[count] = line.at
      times.offset[count] = place.offset
      columns.length[count] = place.length
      columns.file[count] = words.file.number(place.file)
      columns.what[count] = kindNumber(line.what)
      columns.who[count] = words.who.number(joined(line.who, line.email))
      columns.app[count] = words.app.number(joined(line.app, line.appId))
      columns.organisation[count] = words.organisation.number(line.organisation)
      columns.person[count] = words.person.number(line.person)
      columns.device[count] = words.device.number(line.device)
      columns.result[count] = words.result.number(line.result)
      count += 1
    },
    /** The columns as they are now; valid until the next `add`. */
    columns: () => columns,
    times: () => times,
    /** Where a line stands in the log, counted from 1, and whether this vault wrote it so. */
    standing: (at: number): Standing => ({
      number: columns.number[at] ?? 0,
      isSound: columns.sound[at] === 1,
    }),
    /** The result of the last sound line of a kind; `null` where there is none. */
    lastResult: (kind: ActivityKind): string | null => {
      const wanted = kindNumber(kind)
      for (let at = count - 1; at >= 0; at -= 1)
        if (columns.what[at] === wanted && columns.sound[at] === 1)
          return words.result.texts[columns.result[at] ?? 0] ?? null
      return null
    },
    /** Where the sound line with this number stands in here; -1 where there is none. */
    find: (seq: number): number => {
      for (let at = count - 1; at >= 0; at -= 1)
        if (times.seq[at] === seq && columns.sound[at] === 1) return at
      return -1
    },
    place: (at: number): LineLocation => ({
      file: words.file.texts[columns.file[at] ?? 0] ?? '',
      offset: times.offset[at] ?? 0,
      length: columns.length[at] ?? 0,
    }),
  }
}
