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

/** scrypt with blocks of 8 in one lane, as age has it: 2 to the `logN` of them. */
export const scrypt = async (password: Uint8Array, salt: Uint8Array, logN: number): Promise<Uint8Array> => {
  const { scrypt: derive } = await import('hash-wasm')
  return derive({
    password,
    salt,
    costFactor: 2 ** logN,
    blockSize: 8,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  })
}
