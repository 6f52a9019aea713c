import { ipcMain } from 'electron'
import { fail } from '../../shared/kernel/result.ts'
import { isTrusted } from './trusted-sender.ts'

/** The channel of every call; its first argument is the call's name. */
export const CALL_CHANNEL = 'keyward:call'

/** A practice as the door knows it: it answers calls by their name, and whatever is wrong with them is its answer. */
export type Answering = { readonly answer: (name: unknown, input: unknown) => Promise<unknown> }

/**
 * Opens the one door: only our own main frame is answered (requirement A9), by the practice that is shown; by none while
 * the window turns to another one. What is asked before `coming` is there waits for it.
 */
export const serve = (coming: Promise<unknown>, shown: () => Answering | null) =>
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (!isTrusted(event)) return fail('badRequest')
    await coming
    const practice = shown()
    return practice === null ? fail('badRequest') : practice.answer(name, input)
  })
