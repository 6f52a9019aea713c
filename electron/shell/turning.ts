type Needs<Api> = {
  /** What the practice that is shown answers with. */
  readonly shown: () => Api
  /** Has the window begin anew, and calls back once the page that comes is there. */
  readonly begin: (arrived: () => void) => void
}

/** The window on its way to the other practice: what the page that it leaves still asks is answered by neither. */
export const createTurning = <Api>({ shown, begin }: Needs<Api>) => {
  let leaving: symbol | null = null
  return {
    turn: (): void => {
      const mine = Symbol('turn')
      leaving = mine
      begin(() => {
        // one that was overtaken by the next has no say
        if (leaving === mine) leaving = null
      })
    },
    isTurning: (): boolean => leaving !== null,
    answering: (): Api | null => (leaving === null ? shown() : null),
  }
}
