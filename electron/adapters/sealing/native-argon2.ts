import type { StretchCost } from '../../core/ports/lock.ts'

/**
 * Argon2id in one lane to 32 bytes, by the reference's own code (npm's `argon2`), in a thread of Node's pool; `null`
 * where this computer has no binary of it, as Windows on Arm, or where it does not load: another
 * library has to do it then (decision 49).
 */
export const nativeArgon2id = async (
  password: Uint8Array,
  salt: Uint8Array,
  { memory, passes }: StretchCost,
): Promise<Uint8Array | null> => {
  // memory of its own, of which the package makes a buffer; of any other it would make a copy that nobody overwrites (H1)
  const own = new Uint8Array(password)
  try {
    const { default: argon2 } = await import('argon2')
    return await argon2.hash(own.buffer, {
      raw: true,
      type: argon2.argon2id,
      salt,
      memoryCost: memory,
      timeCost: passes,
      parallelism: 1,
      hashLength: 32,
    })
  } catch {
    return null
  } finally {
    own.fill(0)
  }
}
