import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ImportJob, ImportReader } from '../../core/ports/import-reader.ts'
import { type Limits, runInThread, type ThreadEnd } from '../disk/foreign-thread.ts'

/** The file a few times over, and what is made of it. */
export const READING = { memory: 900 * 1_024 * 1_024, time: 30 * SECOND } as const
/** With a password there is Argon2 besides, whose most is 1 GiB and a few passes. */
export const OPENING = { memory: 1_900 * 1_024 * 1_024, time: 3 * MINUTE } as const

type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: ImportRefusal }

/** Reads other programs' files in a thread of its own. `worker` is the file of that thread. */
export const createImportReader = ({
  worker,
  limits = { reading: READING, opening: OPENING },
}: {
  readonly worker: URL
  readonly limits?: { readonly reading: Limits; readonly opening: Limits }
}): ImportReader => {
  const run = async <Value>(
    job: ImportJob,
    signal: AbortSignal,
    bounds = limits.reading,
  ): Promise<Result<Value>> => resultOf(await runInThread<Answer>(worker, job, bounds, signal))
  return {
    look: (content, now, signal) => run({ action: 'look', content, now }, signal),
    unlock: (content, key, now, signal) =>
      run({ action: 'unlock', content, now, ...key }, signal, limits.opening),
    choose: (content, table, now, signal) => run({ action: 'choose', content, now, ...table }, signal),
  }
}

const ENDS = {
  cancelled: 'cancelled',
  tooMuchMemory: 'unpacksTooLarge',
  tooLate: 'tookTooLong',
  failed: 'damaged',
} as const satisfies Record<Exclude<ThreadEnd<Answer>['kind'], 'answered'>, ImportRefusal>

const resultOf = <Value>(end: ThreadEnd<Answer>): Result<Value> => {
  if (end.kind !== 'answered') return refused(ENDS[end.kind])
  return end.answer.ok ? ok(end.answer.value as Value) : refused(end.answer.why)
}

const refused = (why: ImportRefusal) => fail({ code: 'importRefused', why })
