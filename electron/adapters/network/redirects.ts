import { app } from 'electron'
import { KEYWARD_SCHEME } from '../../../shared/apps/redirect-route.ts'
import type { Redirects } from '../../core/ports/redirects.ts'
import { HIDDEN, isTooLong, shortened } from '../desktop/command-line.ts'
import { linkIn } from '../desktop/link-in.ts'
import { FOR_TOOL } from '../tools/wire-limits.ts'

/** Links waiting for somebody to listen; more than these at once are junk (requirement C4). */
const QUEUE_MAX = 20
/** Longer than any link is; the parser refuses above 8 kB, this only keeps the queue small. */
const LINK_MAX = 64 * 1024

type Options = {
  /** Called for every link, to bring the window to the front. */
  readonly onArrival: () => void
  /** In development: the command line that starts this build, for the operating system's registration. */
  readonly command: { readonly path: string; readonly args: string[] } | null
}

/**
 * Links from the operating system: the argument of a cold start, of a second instance, and macOS's `open-url`, which may
 * come before the app is ready. `null` where another instance runs: it has been told, and this one must end (C1); also
 * where the arguments are too long to be told, when one with shorter arguments follows this one (A16).
 */
export const createRedirects = ({ onArrival, command }: Options): Redirects | null => {
  const early: string[] = []
  let listener: ((link: string) => void) | null = null
  const receive = (link: string | null) => {
    if (link === null || link.length > LINK_MAX) return
    if (listener !== null) listener(link)
    else if (early.length < QUEUE_MAX) early.push(link)
  }

  app.on('open-url', (event, link) => {
    event.preventDefault()
    receive(linkIn([link]))
    onArrival()
  })
  const folder = process.cwd()
  if (isTooLong(process.argv, folder)) {
    app.relaunch({ args: shortened(process.argv.slice(1), folder, command?.args ?? []) })
    return null
  }
  if (!app.requestSingleInstanceLock()) return null
  app.on('second-instance', (_event, argv) => {
    receive(linkIn(argv))
    // the computer or a tool starting what runs already is nobody asking for it
    if (!argv.includes(HIDDEN) && !argv.includes(FOR_TOOL)) onArrival()
  })
  receive(linkIn(process.argv))

  const ownership = async () =>
    app.isDefaultProtocolClient(KEYWARD_SCHEME, command?.path, command?.args) ? 'ours' : 'notOurs'
  return {
    onLink: (listen) => {
      listener = listen
      for (const link of early.splice(0)) listen(link)
    },
    ownership,
    claim: async () => {
      app.setAsDefaultProtocolClient(KEYWARD_SCHEME, command?.path, command?.args)
      return ownership()
    },
  }
}
