import { Menu, type BrowserWindow } from 'electron'
import { commandOf, type Command } from './commands.ts'
import { contextItems } from './context-items.ts'
import { macMenu } from './menu-items.ts'
import type { ShownPractice } from './other-practice.ts'

type Run = (command: Command) => void

/**
 * In place of Electron's default menu, which reloads the window and opens developer tools: on macOS a menu of our own,
 * on Windows and Linux none. Must be called before the app is ready, and again when another practice is shown.
 */
export const setUpMenu = (
  run: Run,
  practice: ShownPractice = null,
  platform: NodeJS.Platform = process.platform,
) => Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macMenu(run, practice)) : null)

/** The same shortcuts everywhere, and the system's menu over fields and selected text. */
export const setUpKeysAndClicks = (window: BrowserWindow, run: Run) => {
  const { webContents } = window
  webContents.on('before-input-event', (event, press) => {
    const command = commandOf(press, process.platform)
    if (command === null) return
    event.preventDefault()
    run(command)
  })
  webContents.on('context-menu', (_event, place) => {
    const items = contextItems(place)
    // where the click was; by the keyboard there was none, and the field says where it is
    const at = { x: Math.round(place.x), y: Math.round(place.y) }
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window, ...at })
  })
}
