import { argon2 } from '../adapters/import/key-derivation.ts'
import { nativeArgon2id } from '../adapters/sealing/native-argon2.ts'
import type { StretchCost } from '../core/ports/lock.ts'

/** What the thread is asked: to measure what a try may cost here, or to make a key of a passphrase. */
export type StretchJob =
  | { readonly task: 'calibrate' }
  | {
      readonly task: 'stretch'
      readonly passphrase: Uint8Array
      readonly salt: Uint8Array
      readonly cost: StretchCost
    }

/** A try is to take about so long, in ms. */
const AIM = 700
/** 64 MiB: the least that a try has to fill. */
const MEMORY_LEAST = 65_536
/** Four times as much is asked of a fast computer before it goes over the same memory more than this often. */
const MEMORY_MOST = 4 * MEMORY_LEAST
const PASSES_BEFORE_MORE = 6
const PASSES_LEAST = 2
const PASSES_MOST = 24

/** Argon2id in one lane, or what it may cost so that a try takes about 0.7 s on this computer. */
export const stretchWork = async (job: StretchJob): Promise<Uint8Array | StretchCost> => {
  if (job.task === 'calibrate') return costFor(await timeOfOnePass())
  const { passphrase, salt, cost } = job
  const key = new Uint8Array(await argon2id(passphrase, salt, cost))
  passphrase.fill(0)
  return key
}

/** As fast as the reference where that can be had, else in WebAssembly: the same bytes (decision 49). */
const argon2id = async (passphrase: Uint8Array, salt: Uint8Array, cost: StretchCost): Promise<Uint8Array> =>
  (await nativeArgon2id(passphrase, salt, cost)) ??
  argon2(passphrase, salt, cost.memory, cost.passes, 1, 'argon2id')

const timeOfOnePass = async (): Promise<number> => {
  const salt = new Uint8Array(16)
  const times: number[] = []
  // the first try also makes the machine code; a moment in which the computer was busy makes none cheaper
  for (let tried = 0; tried < 3; tried += 1) {
    const began = performance.now()
    await argon2id(salt, salt, { memory: MEMORY_LEAST, passes: 1 })
    times.push(performance.now() - began)
  }
  return Math.min(...times)
}

/** The cost by how long one pass over 64 MiB takes, in ms. */
export const costFor = (onePass: number): StretchCost => {
  let memory = MEMORY_LEAST
  let passes = AIM / onePass
  while (passes > PASSES_BEFORE_MORE && memory < MEMORY_MOST) {
    memory *= 2
    passes /= 2
  }
  return { memory, passes: Math.min(PASSES_MOST, Math.max(PASSES_LEAST, Math.round(passes))) }
}
