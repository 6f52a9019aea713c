import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from './commands.ts'
import { otherPracticeWords, type ShownPractice } from './other-practice.ts'

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
      label: 'Keyward',
      submenu: [
        item('About Keyward and Updates', 'about'),
        line,
        item('Settings…', 'settings', 'Command+,'),
        line,
        { role: 'services' },
        line,
        { role: 'hide', label: 'Hide Keyward' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        line,
        { role: 'quit', label: 'Quit Keyward' },
      ],
    },
    {
      label: 'File',
      submenu: [
        item('Check Everything Now', 'checkEverything'),
        line,
        ...(other === null ? [] : [item(inTitleCase(other), 'otherPractice'), line]),
        { role: 'close' },
      ],
    },
    {
      label: 'Edit',
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
        item('Find or Do…', 'find', 'Command+K'),
      ],
    },
    {
      label: 'View',
      submenu: [
        item('Overview', 'overview', 'Command+1'),
        item('Connections', 'connections', 'Command+2'),
        item('Xero Apps', 'apps', 'Command+3'),
        item('Handovers', 'handovers', 'Command+4'),
        item('Access Guide', 'guide', 'Command+5'),
        item('Activity', 'activity', 'Command+6'),
        line,
        item('Actual Size', 'zoomReset', 'Command+0'),
        item('Zoom In', 'zoomIn', 'Command+Plus'),
        item('Zoom Out', 'zoomOut', 'Command+-'),
        line,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        item('The Way to API Access', 'guide'),
        item('Who Did What', 'activity'),
        line,
        item('Xero’s Developer Portal', 'developerPortal'),
        item('Connected Apps at Xero', 'connectedApps'),
      ].map((one, index) => ({ ...one, id: `help ${index}` })),
    },
  ]
}

/** As macOS writes what stands in its menus. */
const inTitleCase = (words: string): string =>
  words.replaceAll(/\b(?!the\b|to\b)[a-z]/gu, (letter) => letter.toUpperCase())
