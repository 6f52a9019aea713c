import { readFileSync } from 'node:fs'
import { createImportReader, OPENING, READING } from '../../electron/adapters/import/reader.ts'
import type { Candidate } from '../../electron/core/ports/import-reader.ts'
import { outdated } from '../../electron/core/import/candidates.ts'
import type { ForeignContent } from '../../electron/core/ports/foreign-content.ts'
import type { ImportFound, ImportLook } from '../../electron/core/ports/import-reader.ts'
import type { ColumnChoice } from '../../shared/import/seen.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { value } from '../worlds/fakes.ts'
import { inlineReader } from '../worlds/inline-reader.ts'

export const NOW = Date.UTC(2026, 10, 24)
/** Longer than anything takes, on any machine, in milliseconds. */
export const AGES = 600_000
export const never = new AbortController().signal
/**
 * The thread itself, for what only a thread can show; everything else is read by the same work without one. It may take
 * what time it wants, so that a slow machine gives the same answer; the memory is bounded as in Keyward.
 */
export const threadReader = () =>
  createImportReader({
    worker: new URL('../../electron/workers/import-worker.ts', import.meta.url),
    limits: { reading: { ...READING, time: AGES }, opening: { ...OPENING, time: AGES } },
  })
export const reader = inlineReader()

export const inMemory = (content: Uint8Array | string): ForeignContent => ({
  kind: 'bytes',
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
})
export const caseFile = (path: string): Buffer =>
  readFileSync(new URL(`../cases/import/${path}`, import.meta.url))

export const look = (content: Uint8Array | string, signal = never): Promise<Result<ImportLook>> =>
  reader.look(inMemory(content), NOW, signal)
export const whyOf = (result: Result<unknown>) =>
  !result.ok && result.failure.code === 'importRefused' ? result.failure.why : JSON.stringify(result)

/** What a file gives in the end, the columns as they are guessed. */
export const findIn = async (
  content: Uint8Array | string,
  choice: Partial<ColumnChoice> = {},
): Promise<ImportFound> => {
  const seen = value(await look(content))
  if (seen.kind === 'found') return seen
  if (seen.kind === 'password') throw new Error('is under a password')
  return value(
    await reader.choose(
      inMemory(content),
      { hasHeader: seen.hasHeader, columns: { ...seen.guess, ...choice } },
      NOW,
      never,
    ),
  )
}

/** The candidates that a person would find ticked: in use, fit, and not outdated by another. */
export const taken = ({ candidates }: ImportFound) => {
  const older = outdated(candidates)
  return candidates
    .filter((one) => one.unfit === null && !one.isArchived && !older.has(one.rowId))
    .map(({ name, clientId, clientSecret }: Candidate) => ({ name, clientId, secret: clientSecret }))
}
