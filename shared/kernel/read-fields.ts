import type * as z from 'zod'

/**
 * Reads a small file that people edit: each field by itself, so that one that is odd falls back and costs no other. What
 * is in it besides is left out.
 */
export const readFields = <Fields>(
  schema: z.ZodObject & z.ZodType<Fields>,
  raw: unknown,
  fallback: Readonly<Fields>,
): Fields => {
  const given = new Map(typeof raw === 'object' && raw !== null ? Object.entries(raw) : [])
  const usual = new Map(Object.entries(fallback as object))
  return schema.parse(
    Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => {
        const read = (field as z.ZodType).safeParse(given.get(name))
        return [name, read.success ? read.data : usual.get(name)]
      }),
    ),
  )
}
