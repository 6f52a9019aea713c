/** Of the package what is used of it; it may be missing (`native-argon2.ts`), and types are to be read all the same. */
declare module 'argon2' {
  type Options = {
    readonly raw: true
    readonly type: 2
    readonly salt: Uint8Array
    readonly memoryCost: number
    readonly timeCost: number
    readonly parallelism: number
    readonly hashLength: number
  }
  const argon2: {
    readonly argon2id: 2
    readonly hash: (password: ArrayBuffer, options: Options) => Promise<Buffer>
  }
  export default argon2
}
