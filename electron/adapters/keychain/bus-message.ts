import * as z from 'zod'

/** No message that is asked for comes near this. */
export const MESSAGE_MAX = 1024 * 1024

const METHOD_CALL = 1
export const METHOD_RETURN = 2
const ERROR = 3
/** Nobody is started by being asked. */
const NO_AUTO_START = 2

/** Header fields of a message (D-Bus specification, "Message Format"). */
const FIELD = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const

export type BusCall = {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  /** The arguments: strings, and dictionaries of strings. */
  readonly args: readonly (string | Readonly<Record<string, string>>)[]
}

/** What came back, in the order of its types; object paths are strings, variants their values. */
export type BusValue = string | number | boolean | readonly BusValue[]

export type BusMessage = {
  readonly kind: number
  readonly replySerial: number | null
  readonly values: readonly BusValue[]
}

const padded = (length: number, to: number) => Math.ceil(length / to) * to

/** How long the message is of which these are the first 16 bytes. */
export const lengthOf = (head: Buffer): number => {
  const length = padded(16 + head.readUInt32LE(12), 8) + head.readUInt32LE(4)
  if (head[0] !== 0x6c || length > MESSAGE_MAX) throw new Error('not a message')
  return length
}

/** Writes values one behind the other, each at its own boundary ("Marshaling"). */
const createWriter = () => {
  let bytes = Buffer.alloc(0)
  const add = (more: Buffer) => void (bytes = Buffer.concat([bytes, more]))
  const pad = (to: number) => add(Buffer.alloc(padded(bytes.length, to) - bytes.length))
  const uint32 = (value: number) => {
    pad(4)
    const four = Buffer.alloc(4)
    four.writeUInt32LE(value)
    add(four)
  }
  const string = (text: string) => {
    uint32(Buffer.byteLength(text))
    add(Buffer.from(`${text}\0`))
  }
  const signature = (text: string) => add(Buffer.from([text.length, ...Buffer.from(text, 'latin1'), 0]))
  const dictionary = (entries: Readonly<Record<string, string>>) => {
    const inner = createWriter()
    for (const [key, value] of Object.entries(entries)) {
      inner.pad(8)
      inner.string(key)
      inner.string(value)
    }
    uint32(inner.bytes().length)
    pad(8)
    add(inner.bytes())
  }
  return { add, pad, uint32, string, signature, dictionary, bytes: () => bytes }
}

/** A method call as bytes, little endian. */
export const writeCall = (call: BusCall, serial: number): Buffer => {
  const body = createWriter()
  for (const arg of call.args)
    if (typeof arg === 'string') body.string(arg)
    else body.dictionary(arg)
  const types = call.args.map((arg) => (typeof arg === 'string' ? 's' : 'a{ss}')).join('')
  const fields = createWriter()
  const field = (code: number, type: 's' | 'o', text: string) => {
    fields.pad(8)
    fields.add(Buffer.from([code]))
    fields.signature(type)
    fields.string(text)
  }
  field(FIELD.path, 'o', call.path)
  field(FIELD.destination, 's', call.destination)
  field(FIELD.interface, 's', call.interface)
  field(FIELD.member, 's', call.member)
  if (types !== '') {
    fields.pad(8)
    fields.add(Buffer.from([FIELD.signature]))
    fields.signature('g')
    fields.signature(types)
  }
  const head = createWriter()
  head.add(Buffer.from([0x6c, METHOD_CALL, NO_AUTO_START, 1]))
  head.uint32(body.bytes().length)
  head.uint32(serial)
  head.uint32(fields.bytes().length)
  head.add(fields.bytes())
  head.pad(8)
  return Buffer.concat([head.bytes(), body.bytes()])
}

/** A whole message; throws where it is none, or has types that no answer here has. */
export const readMessage = (bytes: Buffer): BusMessage => {
  const kind = bytes[1] ?? 0
  const end = 16 + bytes.readUInt32LE(12)
  const head = createParser(bytes.subarray(0, end), 16)
  let replySerial: number | null = null
  let types = ''
  while (head.at() < end) {
    head.pad(8)
    const code = head.byte()
    const [value] = head.values(head.signature())
    if (code === FIELD.replySerial) replySerial = z.number().parse(value)
    if (code === FIELD.signature) types = z.string().parse(value)
  }
  const body = bytes.subarray(padded(end, 8))
  return { kind, replySerial, values: kind === ERROR ? [] : createParser(body, 0).values(types) }
}

const createParser = (bytes: Buffer, start: number) => {
  let at = start
  const pad = (to: number) => void (at = padded(at, to))
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new Error('cut off')
    at += length
    return bytes.subarray(at - length, at)
  }
  const byte = () => take(1).readUInt8()
  const uint32 = (): number => {
    pad(4)
    return take(4).readUInt32LE()
  }
  const string = (): string => {
    const text = take(uint32()).toString('utf8')
    take(1)
    return text
  }
  const signature = (): string => {
    const text = take(byte()).toString('latin1')
    take(1)
    return text
  }
  const array = (of: string): BusValue[] => {
    const length = uint32()
    pad(of === 's' || of === 'o' || of === 'u' || of === 'b' ? 4 : 1)
    const until = at + length
    const all: BusValue[] = []
    while (at < until) all.push(...values(of))
    return all
  }
  /** Only the types that the few answers have: strings, paths, signatures, numbers, booleans, arrays of them, variants. */
  const values = (types: string): BusValue[] => {
    const all: BusValue[] = []
    for (let index = 0; index < types.length; index += 1) {
      const type = types[index]
      if (type === 's' || type === 'o') all.push(string())
      else if (type === 'g') all.push(signature())
      else if (type === 'u') all.push(uint32())
      else if (type === 'b') all.push(uint32() === 1)
      else if (type === 'v') all.push(...values(signature()))
      else if (type === 'a' && /^[sou]$/u.test(types[index + 1] ?? '')) {
        index += 1
        all.push(array(types[index] ?? ''))
      } else throw new Error('a type that nothing asked for has')
    }
    return all
  }
  return { at: () => at, pad, byte, signature, values }
}
