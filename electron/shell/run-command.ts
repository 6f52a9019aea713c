import { app, type BrowserWindow } from 'electron'
import type { Api } from '../../shared/contract/contract.ts'
import type { VisitTo } from '../../shared/contract/visit.ts'
import { showWindow } from './window.ts'
import type { Command } from './commands.ts'

type Needs = {
  readonly window: BrowserWindow
  /** The core of the practice that is shown. */
  readonly keyward: () => {
    readonly api: Pick<Api, 'checkConnections' | 'lock' | 'openPlace'>
    readonly lead: (to: VisitTo) => void
    readonly hasLock: () => boolean
  }
  readonly zoomBy: (by: 1 | 0 | -1) => void
}

/** Does what was asked for by the menu, the tray or a shortcut. */
export const createCommandRunner =
  ({ window, keyward, zoomBy }: Needs) =>
  (command: Command): void => {
    switch (command) {
      case 'zoomIn':
        return zoomBy(1)
      case 'zoomOut':
        return zoomBy(-1)
      case 'zoomReset':
        return zoomBy(0)
      case 'closeWindow':
        return window.close()
      case 'quit':
        return app.quit()
      case 'fullScreen':
        return window.setFullScreen(!window.isFullScreen())
      case 'checkEverything':
        return void keyward()
          .api.checkConnections({ keys: null })
          .then(({ ok }) => {
            if (!ok) showWindow(window) // which says why
          })
      case 'lock':
        void keyward().api.lock({}) // and every other practice with it
        if (keyward().hasLock()) return
        keyward().lead({ at: 'settings' }) // where a lock is set up
        return showWindow(window)
      case 'developerPortal':
      case 'connectedApps':
        return void keyward().api.openPlace({ place: command })
      case 'app':
      case 'connection':
      case 'handover':
      case 'restore':
        return // these are somebody's, and no menu knows which
      case 'overview':
      case 'connections':
      case 'needYou':
      case 'apps':
      case 'handovers':
      case 'guide':
      case 'activity':
      case 'settings':
      case 'about':
      case 'find':
      case 'otherPractice':
        keyward().lead({ at: command })
        showWindow(window)
    }
  }
