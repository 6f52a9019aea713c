import { join } from 'node:path'
import { ROOT } from '../../build/runtime.ts'
import { benchBundle } from './bundle.ts'
import { benchHandover } from './handover.ts'
import { benchPackage } from './package.ts'
import type { Measures } from './measure.ts'
import { drawGrowths, type Growth } from './plot.ts'
import { benchRefresh } from './refresh.ts'
import { benchOwnList } from './own-list.ts'
import { benchLock } from './safety.ts'
import { benchStorage } from './storage.ts'
import { benchTools } from './tools.ts'
import { benchToolsLoad } from './tools-load.ts'
import { benchWindow } from './window.ts'
import { benchYear } from './year.ts'

/** Everything that is measured, in one run; how it grows with the data is drawn into `out/bench`. */
export const runBench = async (say: (line: string) => void): Promise<Measures> => {
  const growths: Growth[] = []
  const onGrowth = (growth: Growth) => void growths.push(growth)
  say('Storage …')
  const ownList = await benchOwnList()
  const storage = await benchStorage(onGrowth)
  say('A year of a large practice …')
  const year = await benchYear(onGrowth)
  say('Locking …')
  const lock = await benchLock()
  say('Tokens …')
  const refresh = await benchRefresh()
  say('Tools …')
  const tools = await benchTools()
  say('Tools, a minute of fifty organisations …')
  const toolsLoad = await benchToolsLoad()
  say('Handovers …')
  const handover = await benchHandover()
  say('Bundle …')
  const bundle = await benchBundle(join(ROOT, 'out'))
  say('Package …')
  const packed = await benchPackage()
  for (const path of drawGrowths(growths, join(ROOT, 'out', 'bench'))) say(path)
  say('Window …')
  return {
    ...ownList,
    ...storage,
    ...year,
    ...lock,
    ...refresh,
    ...tools,
    ...toolsLoad,
    ...handover,
    ...bundle,
    ...packed,
    ...(await benchWindow()),
  }
}
