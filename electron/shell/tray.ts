import { join } from 'node:path'
import { Menu, nativeImage, nativeTheme, Tray } from 'electron'
import { trayWords } from '../adapters/desktop/words.ts'
import type { Command } from './commands.ts'
import type { ShownPractice } from './other-practice.ts'
import { trayItems } from './tray-items.ts'

type Needs = {
  /** The folder of its pictures. */
  readonly icons: string
  readonly onOpen: () => void
  readonly run: (command: Command) => void
}

/** Keyward's place beside the clock. */
export const createTray = ({ icons, onOpen, run }: Needs, platform: NodeJS.Platform = process.platform) => {
  let tray: Tray | null = null
  let amount = 0
  let practice: ShownPractice = null

  const picture = () => {
    const name =
      platform === 'darwin'
        ? 'trayTemplate'
        : platform === 'linux'
          ? 'tray-colour' // a panel may be of any colour
          : nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
            ? 'tray-dark'
            : 'tray-light'
    return nativeImage.createFromPath(join(icons, `${name}.png`))
  }

  const show = () => {
    if (tray === null) return
    tray.setToolTip(amount === 0 ? 'Keyward' : `Keyward: ${trayWords(amount)}`)
    tray.setContextMenu(Menu.buildFromTemplate(trayItems({ amount, practice }, { onOpen, run })))
    if (platform === 'darwin') tray.setTitle(amount === 0 ? '' : String(amount))
  }

  nativeTheme.on('updated', () => {
    if (platform === 'win32') tray?.setImage(picture())
  })

  return {
    /** Puts it there or takes it away. */
    set: (isOn: boolean): void => {
      if (isOn === (tray !== null)) return
      if (!isOn) {
        tray?.destroy()
        tray = null
        return
      }
      tray = new Tray(picture())
      // on macOS a click opens the menu
      if (platform !== 'darwin') tray.on('click', onOpen)
      show()
    },
    setAmount: (next: number): void => {
      amount = next
      show()
    },
    setPractice: (next: ShownPractice): void => {
      practice = next
      show()
    },
  }
}
