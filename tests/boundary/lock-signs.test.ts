import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, it, vi } from 'vitest'
import { watchLockSigns } from '../../electron/shell/lock-signs.ts'

vi.mock('electron', () => ({ powerMonitor: { on: () => undefined } }))

/** Two practices, the computer’s signs and the window’s, and what was heard of them. */
const watched = () => {
  const heard: string[] = []
  const signs = new EventEmitter()
  const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() })
  const practice = (name: string) => ({
    lock: async (cause: string) => void heard.push(`${name} lock ${cause}`),
    screenBack: () => void heard.push(`${name} screen back`),
    judgeIdle: () => void heard.push(`${name} judge`),
    noteInput: () => void heard.push(`${name} input`),
    hidden: () => void heard.push(`${name} hidden`),
  })
  const practices = [practice('own'), practice('sandbox')]
  const [own = null] = practices
  watchLockSigns(
    () => practices,
    () => own,
    window as unknown as BrowserWindow,
    signs,
  )
  return { heard, signs, window }
}

it.each([
  ['suspend', 'lock asleep'],
  ['lock-screen', 'lock screen'],
  ['user-did-resign-active', 'lock screen'],
  ['resume', 'judge'],
])('H6 %s is told to every practice, shown or not', (event, told) => {
  const { heard, signs } = watched()
  signs.emit(event)
  expect(heard).toEqual([`own ${told}`, `sandbox ${told}`])
})

it('H6 that the screen was unlocked is told to every practice, after what the time was', () => {
  const { heard, signs } = watched()
  signs.emit('unlock-screen')
  expect(heard).toEqual(['own judge', 'sandbox judge', 'own screen back', 'sandbox screen back'])
})

it('H6 what is typed or pointed at in the window counts as use of the practice that is shown, and hiding it is told to each', () => {
  const { heard, window } = watched()
  window.webContents.emit('input-event')
  window.emit('hide')
  expect(heard).toEqual(['own input', 'own hidden', 'sandbox hidden'])
})
