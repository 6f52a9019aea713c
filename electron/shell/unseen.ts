import { MINUTE } from '../../shared/kernel/instant.ts'

/** So long a Keyward that a tool started stays without that anybody sees it or any tool asks for something. */
export const UNSEEN_FOR = 5 * MINUTE

type Means = {
  /** Whether nobody could get at it but by starting Keyward once more: no window, and no place beside the clock. */
  readonly isUnseen: () => boolean
  readonly end: () => void
}

/**
 * Ends a Keyward that began without its window for a tool, and that nobody has seen since. Whoever has been seen once is
 * a Keyward like any other.
 */
export const endUnseen = ({ isUnseen, end }: Means) => {
  let timer: NodeJS.Timeout | null = null
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const begin = () => {
    stop()
    timer = setTimeout(() => {
      timer = null
      if (isUnseen()) end()
    }, UNSEEN_FOR)
  }
  begin()
  return {
    /** A tool asks for something, and may ask again. */
    asked: (): void => {
      if (timer !== null) begin()
    },
    seen: stop,
  }
}
