import type { MenuItemConstructorOptions } from 'electron'
import { trayWords } from '../adapters/desktop/words.ts'
import type { Command } from './commands.ts'
import { otherPracticeWords, type ShownPractice } from './other-practice.ts'

type State = { readonly amount: number; readonly practice: ShownPractice }
type Actions = { readonly onOpen: () => void; readonly run: (command: Command) => void }

/** The tray's menu: how many reminders there are, and of whom never; open, check, the other practice, quit. */
export const trayItems = (
  { amount, practice }: State,
  { onOpen, run }: Actions,
): MenuItemConstructorOptions[] => {
  const other = otherPracticeWords(practice)
  return [
    { label: trayWords(amount), enabled: false },
    { type: 'separator' },
    { label: 'Open Keyward', click: onOpen },
    { label: 'Check everything', click: () => run('checkEverything') },
    { label: 'Lock Keyward', click: () => run('lock') },
    ...(other === null ? [] : [{ label: other, click: () => run('otherPractice') }]),
    { type: 'separator' },
    { label: 'Quit Keyward', click: () => run('quit') },
  ]
}
