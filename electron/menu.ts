import { Menu, type MenuItemConstructorOptions } from 'electron'

/** What macOS needs of a menu: without these, copying, pasting and quitting have no keys there. */
const MACOS: MenuItemConstructorOptions[] = [
  { role: 'appMenu' },
  { role: 'editMenu' },
  { role: 'windowMenu' },
]

/**
 * In place of Electron's default menu, which reloads the window and opens developer tools. Windows and Linux have none.
 * Must be called before the app is ready.
 */
export const setUpMenu = (platform: NodeJS.Platform = process.platform) =>
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(MACOS) : null)
