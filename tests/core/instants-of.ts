import * as z from 'zod'
import { Instant } from '../../shared/kernel/instant.ts'

/** Where a schema holds moments, as paths: `apps.*.secret.storedAt`. */
export const instantsOf = (schema: z.core.$ZodType): string[] => [...new Set(find(schema, []))].toSorted()

const find = (schema: z.core.$ZodType, path: readonly string[]): string[] => {
  if (schema === Instant) return [path.join('.')]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, part]) =>
      find(part, [...path, key]),
    )
  if (schema instanceof z.ZodArray) return find(schema.element, [...path, '*'])
  if (schema instanceof z.ZodRecord) return find(schema.valueType, [...path, '*'])
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => find(option, path))
  if (schema instanceof z.ZodTuple) return schema.def.items.flatMap((item) => find(item, [...path, '*']))
  if (schema instanceof z.ZodPipe) return [...find(schema.in, path), ...find(schema.out, path)]
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodCatch
  )
    return find(schema.def.innerType, path)
  return []
}
