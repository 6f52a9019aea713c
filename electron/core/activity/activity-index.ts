import { ActivityKind, type Activity } from '../../../shared/activity.ts'
import type { LinePlace } from '../ports.ts'

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
] as const
type Column = (typeof NUMBERS)[number]

const KIND_NUMBERS = new Map(ActivityKind.options.map((kind, number) => [kind, number]))
export const kindNumber = (kind: ActivityKind): number => KIND_NUMBERS.get(kind) ?? 0

/**
 * What is known of every line without its text: some 50 bytes each, so that a million lines can be filtered in
 * memory while their text stays on disk.
 */
export type ActivityIndex = ReturnType<typeof createActivityIndex>

export const createActivityIndex = () => {
  let room = 1_024
  let count = 0
  const make = () => new Uint32Array(room)
  const columns = Object.fromEntries(NUMBERS.map((name) => [name, make()])) as Record<Column, Uint32Array>
  const times = { at: new Float64Array(room), offset: new Float64Array(room) }
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
    for (const name of ['at', 'offset'] as const) {
      const larger = new Float64Array(room)
      larger.set(times[name])
      times[name] = larger
    }
  }

  return {
    words,
    size: () => count,
    add: (line: Activity, place: LinePlace) => {
      if (count === room) grow()
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
    place: (at: number): LinePlace => ({
      file: words.file.texts[columns.file[at] ?? 0] ?? '',
      offset: times.offset[at] ?? 0,
      length: columns.length[at] ?? 0,
    }),
  }
}
