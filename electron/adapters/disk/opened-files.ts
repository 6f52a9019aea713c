import { app } from 'electron'
import { filesIn, QUEUE_MAX } from './files-in.ts'

type Options = {
  /** Called for every file, to bring the window to the front. */
  readonly onArrival: () => void
  /** Arguments that are this build's own and no file of anybody's. */
  readonly own: readonly string[]
}

/**
 * Files that the operating system opens with Keyward: an argument of a start on Windows and Linux, also of a second one,
 * and macOS's `open-file`, which may come before the app is ready. Must be made before that.
 */
export const createOpenedFiles = ({ onArrival, own }: Options) => {
  const early: string[] = []
  let listener: ((path: string) => void) | null = null
  const receive = (path: string) => {
    if (listener !== null) listener(path)
    else if (early.length < QUEUE_MAX) early.push(path)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    receive(path)
    onArrival()
  })
  app.on('second-instance', (_event, argv, folder) => {
    for (const path of filesIn(argv.slice(1), folder, own)) receive(path)
  })
  for (const path of filesIn(process.argv.slice(1), process.cwd(), own)) receive(path)
  return {
    onFile: (listen: (path: string) => void): void => {
      listener = listen
      for (const path of early.splice(0)) listen(path)
    },
  }
}
