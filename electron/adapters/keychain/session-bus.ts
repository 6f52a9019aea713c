import { connect, type Socket } from 'node:net'
import {
  lengthOf,
  MESSAGE_MAX,
  METHOD_RETURN,
  readMessage,
  writeCall,
  type BusCall,
  type BusValue,
} from './bus-message.ts'

/** How long the bus, or who serves there, may take for a question that asks nobody at the screen. */
const DEADLINE = 3_000
export type SessionBus = {
  /** The values of the answer; `null` where it was refused or does not read. */
  readonly call: (call: BusCall) => Promise<readonly BusValue[] | null>
  readonly close: () => void
}

/**
 * A few questions to the session bus of a Linux desktop, little endian, by the D-Bus specification 0.38; nothing else of
 * it is here. `null` where there is no bus, or none that lets this user in.
 */
export const openSessionBus = async (address: string | undefined): Promise<SessionBus | null> => {
  const place = readAddress(address ?? '')
  if (place === null) return null
  const socket = connect(place)
  const lines = createReader(socket)
  try {
    const uid = Buffer.from(String(process.getuid?.() ?? 0), 'latin1').toString('hex')
    socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
    if (!(await lines.line()).startsWith('OK ')) throw new Error('not let in')
    socket.write('BEGIN\r\n')
  } catch {
    socket.destroy()
    return null
  }
  let serial = 0
  const call = async (asked: BusCall): Promise<readonly BusValue[] | null> => {
    serial += 1
    const mine = serial
    try {
      socket.write(writeCall(asked, mine))
      for (;;) {
        const message = await lines.message()
        if (message.replySerial !== mine) continue // a signal, or what came too late
        return message.kind === METHOD_RETURN ? message.values : null
      }
    } catch {
      socket.destroy()
      return null
    }
  }
  const hello = await call({ ...BUS, member: 'Hello', args: [] })
  if (hello === null) return null
  return { call, close: () => socket.destroy() }
}

/** The bus itself, which knows who serves what. */
export const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const

/** The first address that is a local socket ("Server Addresses"); `null` where there is none. */
export const readAddress = (text: string): { readonly path: string } | null => {
  for (const one of text.split(';')) {
    const [kind, rest = ''] = one.split(/:(.*)/su)
    if (kind !== 'unix') continue
    const parts = new Map(
      rest.split(',').map((pair) => pair.split(/=(.*)/su).slice(0, 2) as [string, string]),
    )
    const [path, abstract] = [parts.get('path'), parts.get('abstract')]
    try {
      if (path !== undefined && path !== '') return { path: decodeURIComponent(path) }
      if (abstract !== undefined && abstract !== '') return { path: `\0${decodeURIComponent(abstract)}` }
    } catch {
      continue // not escaped as it should be
    }
  }
  return null
}

/** Bytes of a socket as lines, then as messages; each waits for its deadline at most. */
const createReader = (socket: Socket) => {
  let held = Buffer.alloc(0)
  let wake = () => {}
  let isOver = false
  const end = () => {
    isOver = true
    wake()
  }
  socket.on('data', (part) => {
    held = Buffer.concat([held, part])
    wake()
  })
  socket.on('error', end)
  socket.on('close', end)

  const until = async <Value>(take: () => Value | null): Promise<Value> => {
    const late = Promise.withResolvers<null>()
    const timer = setTimeout(() => late.reject(new Error('too late')), DEADLINE)
    try {
      for (;;) {
        const taken = take()
        if (taken !== null) return taken
        if (isOver || held.length > MESSAGE_MAX) throw new Error('the bus is gone')
        const more = Promise.withResolvers<null>()
        wake = () => more.resolve(null)
        await Promise.race([more.promise, late.promise])
      }
    } finally {
      clearTimeout(timer)
    }
  }
  const cut = (length: number): Buffer => {
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    return taken
  }
  return {
    line: () =>
      until(() => {
        const length = held.indexOf('\r\n')
        return length < 0
          ? null
          : cut(length + 2)
              .toString('latin1')
              .trimEnd()
      }),
    message: () =>
      until(() => {
        const length = held.length < 16 ? null : lengthOf(held)
        return length === null || held.length < length ? null : readMessage(cut(length))
      }),
  }
}
