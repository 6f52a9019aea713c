type Needs = {
  /** Calls back once after so many milliseconds; answers a function that stops it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Asks the page for anything at all; ends when it answers or is no more, and never while it hangs. */
  readonly ask: () => Promise<unknown>
  readonly stopped: () => void
  readonly again: () => void
}

/** So long a page may take to answer; one that works takes some milliseconds. */
const ANSWERS_WITHIN = 2_000

/**
 * Whether a window's page hangs. That the system says so is a suspicion: Chromium also says it of a window that was
 * hidden before it had taken its last key, on its way into the tray. So the page itself is asked (requirement A14).
 */
export const createHangWatch = ({ after, ask, stopped, again }: Needs) => {
  let isHung = false
  let forget = () => {}
  const answers = () => {
    forget()
    isHung = false
    again()
  }
  return {
    suspected: (): void => {
      forget()
      forget = after(ANSWERS_WITHIN, () => {
        isHung = true
        stopped()
      })
      void ask().then(answers, answers)
    },
    answers,
    isHung: () => isHung,
  }
}
