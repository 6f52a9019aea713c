import { SECOND } from '../../../shared/kernel/instant.ts'
import { fail, type Result } from '../../../shared/kernel/result.ts'
import type { OpenedPack, PackReader } from '../../core/ports/pack-reader.ts'
import { type Limits, runInThread } from './foreign-thread.ts'

const READING = { memory: 900 * 1_024 * 1_024, time: 30 * SECOND } as const

/** Reads evidence packs in a thread of its own. `worker` is the file of that thread. */
export const createPackReader = ({
  worker,
  limits = READING,
}: {
  readonly worker: URL
  readonly limits?: Limits
}): PackReader => ({
  open: async (pack) => {
    const end = await runInThread<Result<OpenedPack>>(worker, pack, limits)
    if (end.kind === 'answered') return end.answer
    return fail(end.kind === 'failed' ? 'reviewDamaged' : 'fileTooLarge')
  },
})
