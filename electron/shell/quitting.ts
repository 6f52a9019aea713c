import { app } from 'electron'

/** Lets the process end in good order, and then does something else than quitting. */
export type Leave = (finish: () => void) => void

/** From now on: whether the process was told to end before there was anything to end in good order. */
export const watchEarlyQuit = (): (() => boolean) => {
  let isAsked = false
  app.once('before-quit', () => {
    isAsked = true
  })
  return () => isAsked
}

/** Ends in good order: the core first. Answers a way to do that and then something else than quitting. */
export const setUpQuitting = (
  mayQuit: () => boolean,
  stop: () => Promise<unknown>,
  /** Where it may not, the person is asked in the window. */
  showAsking: () => void,
) => {
  let stopped = false
  let stopping: Promise<unknown> | null = null
  const leave: Leave = (finish) => {
    stopping ??= stop()
    const end = () => {
      stopped = true
      finish()
    }
    void stopping.then(end, end)
  }
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    if (stopping !== null || mayQuit()) leave(() => app.quit())
    else showAsking()
  })
  app.on('window-all-closed', () => app.quit())
  return { leave, isLeaving: () => stopping !== null }
}
