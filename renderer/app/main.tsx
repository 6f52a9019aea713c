import { createRoot } from 'react-dom/client'
import { keepFocusAtHome } from '../kit/focus-home.ts'
import '../kit/theme/theme.css'
import { listen } from './actions.ts'
import { showTrouble, tick } from './store.ts'
import { REGION } from '../language/region.ts'
import { prepareViews } from './routes.ts'
import { WindowView } from './window-view.tsx'
import { MAIN } from './words.ts'

/** How often ages are measured anew. */
const TICK = 30_000
/** The window counts as at rest by then, whatever it does. */
const AT_REST = 5_000

/** What goes wrong outside of drawing blanks nothing, but is told: an action may not have been done. */
const tellMistakes = () => {
  const tell = () => showTrouble(MAIN.goOn, { code: 'bug' })
  window.addEventListener('error', ({ error }) => {
    // without a cause it is Chromium’s remark about an observer, and no mistake
    if (error !== undefined && error !== null) tell()
  })
  window.addEventListener('unhandledrejection', tell)
}

/** Fetches the views that the first frame did without, when the window has nothing else to do. */
const prepareWhenAtRest = () => requestIdleCallback(() => void prepareViews(), { timeout: AT_REST })

document.documentElement.lang = REGION
const root = document.getElementById('root')
if (root !== null) {
  tellMistakes()
  keepFocusAtHome()
  createRoot(root, {
    // what a boundary has caught stands in the window; its text could carry what a log must not
    onCaughtError: () => undefined,
  }).render(<WindowView />)
  void listen().then(prepareWhenAtRest)
  setInterval(tick, TICK)
}
