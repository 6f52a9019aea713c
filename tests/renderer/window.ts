// The fake comes first: modules run in the order of their imports.
import './install-fake-bridge.ts'
import '../../renderer/main.tsx'
import { go } from '../../renderer/store.ts'

declare global {
  interface Window {
    /** Goes to a place of the window, as its own links do. */
    go: typeof go
  }
}

window.go = go
