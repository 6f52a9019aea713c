import { createRoot } from 'react-dom/client'
import './theme.css'
import { listen } from './deeds.ts'
import { tick } from './store.ts'
import { WindowView } from './views/window-view.tsx'

/** How often ages are measured anew. */
const TICK = 30_000

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(<WindowView />)
  void listen()
  setInterval(tick, TICK)
}
