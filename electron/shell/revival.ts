/** How a window came to show nothing: its process ended, or it no longer answers. */
export type Fall = 'died' | 'hung'

type Needs = {
  readonly now: () => number
  /** Calls back once after so many milliseconds; answers a function that stops it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Loads the window's page anew. */
  readonly restart: () => void
  /** Ends the window's process, which then counts as died. */
  readonly end: () => void
  /** Leaves word of it for the window that comes. */
  readonly tell: (how: Fall) => void
  /** Asks in a dialog of the system's, which needs no window that works. */
  readonly ask: () => Promise<'again' | 'quit'>
  readonly quit: () => void
}

/** So many times in a minute a window is started again unasked; more would only go round in circles. */
export const FALLS_MOST = 3
const FALLS_WITHIN = 60_000
/** So long it may still come to itself, once the system says that it does not answer. */
const PATIENCE = 10_000

/**
 * Starts a window again that died or hangs, with a notice in it. What keeps dying is not started for ever: then the
 * person is asked, and Keyward stays (requirement A14).
 */
export const createRevival = ({ now, after, restart, end, tell, ask, quit }: Needs) => {
  let falls: number[] = []
  let isHung = false
  let isAsking = false
  let forget = () => {}

  const startAgain = (how: Fall) => {
    tell(how)
    restart()
  }

  const fell = async (how: Fall) => {
    falls = [...falls.filter((at) => Math.abs(now() - at) < FALLS_WITHIN), now()]
    if (falls.length <= FALLS_MOST) return startAgain(how)
    if (isAsking) return
    isAsking = true
    const answer = await ask()
    isAsking = false
    falls = []
    if (answer === 'quit') quit()
    else startAgain(how)
  }

  return {
    /** The window's process has ended; `reason` as Electron names it. */
    died: (reason: string): void => {
      forget()
      const how = isHung ? 'hung' : 'died'
      isHung = false
      if (reason !== 'clean-exit') void fell(how)
    },
    stoppedAnswering: (): void => {
      forget()
      forget = after(PATIENCE, () => {
        isHung = true
        end()
      })
    },
    answersAgain: (): void => forget(),
  }
}
