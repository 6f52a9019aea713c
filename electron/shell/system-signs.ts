import { nativeTheme, type BrowserWindow } from 'electron'
import type { PracticeId } from '../../shared/practices/practice.ts'
import type { Preferences } from '../../shared/settings/preferences.ts'
import { trayWords } from '../adapters/desktop/words.ts'
import { setBadge } from './badge.ts'
import { setUpMenu } from './menu.ts'
import type { Command } from './commands.ts'
import type { ShownPractice } from './other-practice.ts'
import { createTray } from './tray.ts'

type Needs = {
  readonly icons: string
  readonly window: () => BrowserWindow | null
  readonly onOpen: () => void
  readonly run: (command: Command) => void
}

/** What the whole Keyward shows of itself to the system, whichever practice the window shows. */
export const setUpSystem = ({ icons, window, onOpen, run }: Needs) => {
  const tray = createTray({
    icons,
    onOpen,
    run,
  })
  /** What each practice told last: beside the app stands the sum. */
  const amounts = new Map<PracticeId, number>()
  let told = 0
  /** On Windows the number goes with the window's place in the task bar, which is a new one whenever it is shown. */
  const tellAgain = () => setBadge(told, window(), trayWords(told))
  const tellAmount = (practice: PracticeId, amount: number) => {
    amounts.set(practice, amount)
    told = [...amounts.values()].reduce((sum, one) => sum + one, 0)
    tray.setAmount(told)
    tellAgain()
  }
  /** What of the preferences the system shows. */
  const follow = ({ theme, tray: wish }: Preferences) => {
    nativeTheme.themeSource = theme
    tray.set(wish === 'on')
  }
  /** Which practice the window shows, so that the menus lead to the other. */
  const showPractice = (shown: ShownPractice) => {
    tray.setPractice(shown)
    setUpMenu(run, shown)
  }
  return { tellAmount, tellAgain, follow, showPractice }
}
