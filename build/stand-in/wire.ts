/**
 * Structured clone as text, for what crosses between the page's isolated world and main. Both functions also run in
 * the page, whose script is their own source text: they use nothing outside themselves.
 */

/** Turns a cloneable value into JSON text; functions, symbols and promises throw as they do in Electron. */
export const encode = (value: unknown): string => {
  const seen = new Map<object, number>()
  const pack = (item: unknown): unknown => {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item
    if (item === undefined) return { t: 'undefined' }
    if (typeof item === 'number') {
      return Number.isFinite(item) && !Object.is(item, -0)
        ? item
        : { t: 'number', v: Object.is(item, -0) ? '-0' : String(item) }
    }
    if (typeof item === 'bigint') return { t: 'bigint', v: String(item) }
    if (typeof item !== 'object') throw new Error('An object could not be cloned.')
    const before = seen.get(item)
    if (before !== undefined) return { t: 'seen', v: before }
    seen.set(item, seen.size)
    if (Array.isArray(item)) return { t: 'array', v: Array.from(item, pack) }
    if (item instanceof Date) return { t: 'date', v: item.getTime() }
    if (item instanceof Map) return { t: 'map', v: [...item].map((pair) => pair.map(pack)) }
    if (item instanceof Set) return { t: 'set', v: [...item].map(pack) }
    if (item instanceof Error) return { t: 'error', v: { name: item.name, message: item.message } }
    if (item instanceof ArrayBuffer) return { t: 'buffer', v: [...new Uint8Array(item)] }
    if (ArrayBuffer.isView(item))
      return { t: 'bytes', v: [...new Uint8Array(item.buffer, item.byteOffset, item.byteLength)] }
    if (item instanceof Promise || item instanceof WeakMap || item instanceof WeakSet) {
      throw new Error('An object could not be cloned.')
    }
    return { t: 'object', v: Object.entries(item).map(([key, part]) => [key, pack(part)]) }
  }
  return JSON.stringify(pack(value))
}

/** The value again. Prototypes do not travel, and a key `__proto__` is a key like any other. */
export const decode = (text: string): unknown => {
  type Packed = { readonly t: string; readonly v?: unknown }
  const seen: unknown[] = []
  const keep = <Value>(value: Value): Value => {
    seen.push(value)
    return value
  }
  const unpack = (item: unknown): unknown => {
    if (item === null || typeof item !== 'object') return item
    const { t, v } = item as Packed
    const list = v as readonly unknown[]
    if (t === 'undefined') return undefined
    if (t === 'number') return Number(v)
    if (t === 'bigint') return BigInt(v as string)
    if (t === 'seen') return seen[v as number]
    if (t === 'date') return keep(new Date(v as number))
    if (t === 'buffer') return keep(new Uint8Array(v as number[]).buffer)
    if (t === 'bytes') return keep(new Uint8Array(v as number[]))
    if (t === 'error') {
      const { name, message } = v as { name: string; message: string }
      return keep(Object.assign(new Error(message), { name }))
    }
    if (t === 'array') {
      const array = keep<unknown[]>([])
      for (const part of list) array.push(unpack(part))
      return array
    }
    if (t === 'map') {
      const map = keep(new Map<unknown, unknown>())
      for (const pair of list as [unknown, unknown][]) map.set(unpack(pair[0]), unpack(pair[1]))
      return map
    }
    if (t === 'set') {
      const set = keep(new Set<unknown>())
      for (const part of list) set.add(unpack(part))
      return set
    }
    const object = keep<Record<string, unknown>>({})
    for (const [key, part] of list as [string, unknown][]) {
      Object.defineProperty(object, key, {
        value: unpack(part),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
    return object
  }
  return unpack(JSON.parse(text))
}
