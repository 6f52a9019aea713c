import type { Paper } from '../../shared/paper/calls.ts'
import { attempt } from './deeds.ts'
import { say, showToast } from './store.ts'
import { DEEDS_PAPER } from './words-doing.ts'

type Told = { readonly into?: 'to' | 'in'; readonly next?: string }

/** Says where something was saved and what to do with it, and offers to show it there: after any saving. */
export const tellSaved = (path: string, { into = 'to', next }: Told = {}): void =>
  showToast(DEEDS_PAPER.savedTo(into, path, next === undefined ? '' : `. ${next}`), {
    label: DEEDS_PAPER.showInFolder,
    run: () => void attempt(DEEDS_PAPER.showInFolder, 'showSaved', { path }),
  })

export const savePdf = async (paper: Paper): Promise<void> => {
  say(DEEDS_PAPER.makingThePdf)
  const result = await attempt(DEEDS_PAPER.saveAsPdf, 'savePdf', { paper })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}

export const printPaper = async (paper: Paper): Promise<void> => {
  say(DEEDS_PAPER.openingThePrintDialog)
  const result = await attempt(DEEDS_PAPER.print, 'printPaper', { paper })
  if (result.ok && result.value.isPrinted) showToast(DEEDS_PAPER.sentToThePrinter)
}

/** Writes a page of the access guide that can be printed from a browser. */
export const saveGuidePage = async (page: 'status' | 'worksheet'): Promise<void> => {
  const result = await attempt(DEEDS_PAPER.saveThePage, 'saveGuidePage', { page })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}
