import { foreignSource } from '../adapters/disk/foreign-source.ts'
import type { ForeignContent } from '../core/ports/foreign-content.ts'
import { openPack } from '../core/review/pack-opening.ts'
import type { OpenedPack, PackFiles } from '../core/ports/pack-reader.ts'
import { REVIEW_MAX } from '../core/review/seal.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'

/** Reads an evidence pack; like `main.ts` it knows everyone, and like that it decides nothing. */
export const packWork = async ({ json, beside }: PackFiles): Promise<Result<OpenedPack>> => {
  const bytes = await wholeOf(json)
  if (!bytes.ok) return bytes
  const others = new Map<string, Uint8Array>()
  for (const [name, content] of beside) {
    const other = await wholeOf(content)
    if (other.ok) others.set(name, other.value)
  }
  return openPack(bytes.value, others)
}

const wholeOf = async (content: ForeignContent): Promise<Result<Uint8Array>> => {
  try {
    const source = await foreignSource(content)
    const bytes = source.ok ? await source.value.bytes(REVIEW_MAX) : source
    if (bytes.ok) return ok(bytes.value)
    return fail(bytes.why === 'tooLarge' ? 'fileTooLarge' : 'reviewDamaged')
  } catch {
    return fail('reviewDamaged')
  }
}
