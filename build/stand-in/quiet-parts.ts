import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type * as Electron from 'electron'

/** What a desktop would show or tell, and the stand-in only takes note of. */

export const shell = {
  openExternal: (url: string) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], {
        stdio: 'ignore',
        detached: true,
      })
      child.once('error', reject)
      child.once('spawn', () => {
        child.unref()
        resolve()
      })
    }),
} satisfies Pick<Electron.Shell, 'openExternal'>

export const dialog = {
  showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}: ${content}\n`),
  showMessageBox: (...args: unknown[]) => {
    const options = args.at(-1) as Electron.MessageBoxOptions
    process.stderr.write(`${options.message}\n`)
    return Promise.resolve({ response: options.cancelId ?? options.defaultId ?? 0, checkboxChecked: false })
  },
  /** Nobody can be asked: saving goes to the folder for downloads, and nothing is ever chosen. */
  showSaveDialog: (...args: unknown[]) => {
    const options = args.at(-1) as Electron.SaveDialogOptions
    const filePath = join(homedir(), 'Downloads', basename(options.defaultPath ?? 'Keyward'))
    mkdirSync(dirname(filePath), { recursive: true })
    process.stderr.write(`saved without asking: ${filePath}\n`)
    return Promise.resolve({ canceled: false, filePath })
  },
  showOpenDialog: () => {
    process.stderr.write('a file cannot be chosen on the stand-in\n')
    return Promise.resolve({ canceled: true, filePaths: [] })
  },
} satisfies Record<
  'showErrorBox' | 'showMessageBox' | 'showSaveDialog' | 'showOpenDialog',
  (...args: never[]) => unknown
> &
  Pick<Electron.Dialog, 'showErrorBox'>

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active' as const,
  isOnBatteryPower: () => false,
} satisfies Partial<Electron.PowerMonitor>)

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
} satisfies Pick<
  { [Name in keyof Electron.Screen]: () => unknown },
  'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'
>)
const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, scaleFactor: 1, bounds: area, workArea: area, size: area, workAreaSize: area }

/** There is no native menu: it can be built and set, and nobody sees it. */
export class Menu extends EventEmitter {
  static readonly #application: { menu: Menu | null } = { menu: null }
  readonly items: readonly object[]

  constructor(items: readonly object[] = []) {
    super()
    this.items = items
  }
  static buildFromTemplate(template: readonly object[]): Menu {
    return new Menu(template)
  }
  static setApplicationMenu(menu: Menu | null): void {
    this.#application.menu = menu
  }
  static getApplicationMenu(): Menu | null {
    return this.#application.menu
  }
  popup(): void {}
}

/** Nothing is shown, and `isSupported` says so. */
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return false
  }
  show(): void {}
  close(): void {}
}
