/**
 * Carries values between the page's two worlds, at once and without main: the same function runs in both, and its
 * script is its own source text. Events with unguessable names on the shared document are the wire; their detail is
 * text. Functions become proxies and promises stay promises, as in Electron's contextBridge.
 */
export const createBridgeEnd = (
  outName: string,
  inName: string,
  encode: (value: unknown) => string,
  decode: (text: string) => unknown,
) => {
  type Call = (...args: unknown[]) => unknown
  type Packed = { readonly t: string; readonly v: unknown }
  type Message = {
    readonly kind: string
    readonly id: number
    readonly value: Packed
    readonly failed?: boolean
  }
  // Everything is captured before the page's own scripts could replace it.
  const place = document
  const dispatch = place.dispatchEvent.bind(place)
  const Carrier = CustomEvent
  const { parse, stringify } = JSON
  const functions = new Map<number, Call>()
  const pending = new Map<number, (failed: boolean, value: unknown) => void>()
  let last = 0
  let reply: Message | null = null

  const tell = (message: Message) => void dispatch(new Carrier(outName, { detail: stringify(message) }))
  const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') {
      last += 1
      functions.set(last, value as Call)
      return { t: 'function', v: last }
    }
    if (value instanceof Promise) {
      last += 1
      const id = last
      value.then(
        (result) => tell({ kind: 'settled', id, value: pack(result) }),
        (error: unknown) => tell({ kind: 'settled', id, value: pack(textOf(error)), failed: true }),
      )
      return { t: 'promise', v: id }
    }
    if (Array.isArray(value)) return { t: 'array', v: value.map(pack) }
    const prototype: unknown =
      value !== null && typeof value === 'object' ? Object.getPrototypeOf(value) : false
    if (prototype === Object.prototype || prototype === null) {
      return { t: 'object', v: Object.entries(value as object).map(([key, part]) => [key, pack(part)]) }
    }
    return { t: 'clone', v: encode(value) }
  }
  const unpack = ({ t, v }: Packed): unknown => {
    if (t === 'function') return proxyOf(v as number)
    if (t === 'promise') {
      return new Promise((resolve, reject) => {
        pending.set(v as number, (failed, value) =>
          failed ? reject(new Error(value as string)) : resolve(value),
        )
      })
    }
    if (t === 'array') return (v as Packed[]).map(unpack)
    if (t === 'clone') return decode(v as string)
    const object = {}
    for (const [key, part] of v as [string, Packed][]) {
      Object.defineProperty(object, key, {
        value: unpack(part),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
    return object
  }
  const proxyOf = (id: number): Call => {
    const { call } = { call: (...args: unknown[]) => ask('call', id, args) }
    return call
  }
  const ask = (kind: string, id: number, value: unknown): unknown => {
    reply = null
    tell({ kind, id, value: pack(value) })
    const answered = reply as Message | null
    if (answered === null) throw new Error('The bridge is gone.')
    const result = unpack(answered.value)
    if (answered.failed === true) throw new Error(result as string)
    return result
  }
  const perform = (act: () => unknown): void => {
    let answer: Message
    try {
      answer = { kind: 'reply', id: 0, value: pack(act()) }
    } catch (error) {
      answer = { kind: 'reply', id: 0, value: pack(textOf(error)), failed: true }
    }
    tell(answer)
  }

  /** `expose` is what this end does when the other one asks for a name in its global scope. */
  const listen = (expose: (name: string, value: unknown) => void) => {
    place.addEventListener(inName, (event) => {
      const message = parse((event as CustomEvent<string>).detail) as Message
      if (message.kind === 'reply') reply = message
      else if (message.kind === 'settled') {
        pending.get(message.id)?.(message.failed === true, unpack(message.value))
        pending.delete(message.id)
      } else if (message.kind === 'call') {
        const run = functions.get(message.id)
        perform(() => run?.(...(unpack(message.value) as unknown[])))
      } else {
        const [name, value] = unpack(message.value) as [string, unknown]
        perform(() => expose(name, value))
      }
    })
  }
  return { listen, expose: (name: string, value: unknown) => void ask('expose', 0, [name, value]) }
}
