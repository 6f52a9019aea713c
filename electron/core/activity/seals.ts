import { CHAIN_START } from './chain.ts'

/** How far back a line that was moved is still recognised by the one before it. */
const REMEMBERED = 4_096

/** The seals of the last sound lines, by their numbers. */
export const createSeals = () => {
  const numbers = new Float64Array(REMEMBERED).fill(Number.NaN)
  const kept: string[] = [] // as far as it has come, so that a log that is begun costs nothing
  return {
    keep: (seq: number, seal: string) => {
      numbers[seq % REMEMBERED] = seq
      kept[seq % REMEMBERED] = seal
    },
    of: (seq: number): string | undefined => {
      if (seq < 0) return CHAIN_START
      return numbers[seq % REMEMBERED] === seq ? kept[seq % REMEMBERED] : undefined
    },
  }
}
