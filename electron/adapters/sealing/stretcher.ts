import { MINUTE } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { StretchCost, Stretcher } from '../../core/ports/lock.ts'
import { runInThread } from '../disk/foreign-thread.ts'
import { nativeArgon2id } from './native-argon2.ts'

/** No cost that is read back takes more: half a GiB, on a slow computer. */
const LIMITS = { memory: 1_500_000_000, time: 2 * MINUTE } as const

/** Argon2id as fast as the reference where that can be had, else in a thread of its own, whose file is `worker`. */
export const createStretcher = ({ worker }: { readonly worker: URL }): Stretcher => {
  const run = async <Answer>(job: unknown): Promise<Result<Answer>> => {
    const end = await runInThread<Answer>(worker, job, LIMITS)
    return end.kind === 'answered' ? ok(end.answer) : fail('passphraseNotTried')
  }
  return {
    calibrate: () => run<StretchCost>({ task: 'calibrate' }),
    stretch: async (passphrase, salt, cost) => {
      const bytes = new TextEncoder().encode(passphrase)
      const native = await nativeArgon2id(bytes, salt, cost)
      const stretched =
        native === null
          ? await run<Uint8Array>({
              task: 'stretch',
              passphrase: bytes,
              salt: new Uint8Array(salt),
              cost: { memory: cost.memory, passes: cost.passes },
            })
          : ok(native)
      bytes.fill(0)
      return stretched
    },
  }
}

/** Where no passphrase can be tried: in tools that never need one. */
export const NO_STRETCHER: Stretcher = {
  calibrate: async () => fail('passphraseNotTried'),
  stretch: async () => fail('passphraseNotTried'),
}
