/** What a JSON text holds, where it holds an object; for the command, which is quicker started without a library. */
export const readObject = (text: string | Buffer | null): Readonly<Record<string, unknown>> | null => {
  if (text === null) return null
  try {
    const read: unknown = JSON.parse(text.toString())
    return isObject(read) ? read : null
  } catch {
    return null
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Bytes in base64, no more than these; `null` for anything else. */
export const bytesOf = (value: unknown, most = 48): Buffer | null => {
  if (typeof value !== 'string' || value.length > most * 2 || !/^[A-Za-z0-9+/]+={0,2}$/u.test(value))
    return null
  return Buffer.from(value, 'base64')
}

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
