import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from './commands.ts'
import { otherPracticeWords, type ShownPractice } from './other-practice.ts'
import { MENU_WORDS as WORDS } from './words.ts'

type Run = (command: Command) => void

/** The menu of macOS: every command of Keyward's, and what that system expects besides. */
export const macMenu = (run: Run, practice: ShownPractice = null): MenuItemConstructorOptions[] => {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => run(command),
  })
  const line = { type: 'separator' } as const
  const other = otherPracticeWords(practice)
  return [
    {
      label: WORDS.keyward,
      submenu: [
        item(WORDS.about, 'about'),
        line,
        item(WORDS.settings, 'settings', 'Command+,'),
        line,
        { role: 'services' },
        line,
        { role: 'hide', label: WORDS.hide },
        { role: 'hideOthers' },
        { role: 'unhide' },
        line,
        { role: 'quit', label: WORDS.quit },
      ],
    },
    {
      label: WORDS.file,
      submenu: [
        item(WORDS.check, 'checkEverything'),
        item(WORDS.lock, 'lock', 'Command+L'),
        line,
        ...(other === null ? [] : [item(inTitleCase(other), 'otherPractice'), line]),
        { role: 'close' },
      ],
    },
    {
      label: WORDS.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
        line,
        item(WORDS.find, 'find', 'Command+K'),
      ],
    },
    {
      label: WORDS.view,
      submenu: [
        item(WORDS.overview, 'overview', 'Command+1'),
        item(WORDS.connections, 'connections', 'Command+2'),
        item(WORDS.apps, 'apps', 'Command+3'),
        item(WORDS.handovers, 'handovers', 'Command+4'),
        item(WORDS.guide, 'guide', 'Command+5'),
        item(WORDS.activity, 'activity', 'Command+6'),
        line,
        item(WORDS.zoomReset, 'zoomReset', 'Command+0'),
        item(WORDS.zoomIn, 'zoomIn', 'Command+Plus'),
        item(WORDS.zoomOut, 'zoomOut', 'Command+-'),
        line,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        item(WORDS.helpGuide, 'guide'),
        item(WORDS.helpActivity, 'activity'),
        line,
        item(WORDS.portal, 'developerPortal'),
        item(WORDS.connected, 'connectedApps'),
      ].map((one, index) => ({ ...one, id: `help ${index}` })),
    },
  ]
}

/** As macOS writes what stands in its menus. */
const inTitleCase = (words: string): string =>
  words.replaceAll(/\b(?!the\b|to\b)[a-z]/gu, (letter) => letter.toUpperCase())
