import type {
  ImportFound,
  ImportJob,
  ImportLook,
  ImportReader,
} from '../../electron/core/ports/import-reader.ts'
import { importWork } from '../../electron/workers/import-work.ts'
import type { ImportRefusal } from '../../shared/import/refusal.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'

/** Reads files by the same work as the thread does, without starting one for each. */
export const inlineReader = (): ImportReader => {
  const refused = (why: ImportRefusal) => fail({ code: 'importRefused', why })
  const run = async <Value>(job: ImportJob, signal: AbortSignal): Promise<Result<Value>> => {
    if (signal.aborted) return refused('cancelled')
    const answer = structuredClone(await importWork(structuredClone(job)))
    return answer.ok ? ok(answer.value as Value) : refused(answer.why)
  }
  return {
    look: (content, now, signal) => run<ImportLook>({ action: 'look', content, now }, signal),
    unlock: (content, key, now, signal) =>
      run<ImportFound>({ action: 'unlock', content, now, ...key }, signal),
    choose: (content, table, now, signal) =>
      run<ImportFound>({ action: 'choose', content, now, ...table }, signal),
  }
}
