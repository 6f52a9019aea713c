/** Argon2 as files of password managers use it; memory in KiB. */
export const argon2 = async (
  password: Uint8Array,
  salt: Uint8Array,
  memorySize: number,
  iterations: number,
  parallelism: number,
  kind: 'argon2d' | 'argon2id',
): Promise<Buffer> => {
  const { argon2d, argon2id } = await import('hash-wasm')
  const derive = kind === 'argon2d' ? argon2d : argon2id
  return Buffer.from(
    await derive({
      password,
      salt,
      memorySize,
      iterations,
      parallelism,
      hashLength: 32,
      outputType: 'binary',
    }),
  )
}
