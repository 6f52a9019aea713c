/** Of the package what is used of it; it may be missing (`windows-hello.ts`), and types are to be read all the same. */
declare module 'passport-desktop' {
  const passport: {
    readonly Passport: {
      readonly available: () => boolean
      readonly requestVerification: (message: string) => Promise<number>
    }
  }
  export default passport
}
