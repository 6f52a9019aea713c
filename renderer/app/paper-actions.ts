import { shownText } from '../../shared/kernel/shown-text.ts'
import type { Paper } from '../../shared/paper/calls.ts'
import { run } from './actions.ts'
import { announce, showToast } from './store.ts'
import { PAPER_ACTIONS } from './words-doing.ts'

/** No system takes a longer one; a person wants to see all of it. */
const PATH_MOST = 4_096

type Told = { readonly into?: 'to' | 'in'; readonly next?: string }

/** Says where something was saved and what to do with it, and offers to show it there: after any saving. */
export const tellSaved = (path: string, { into = 'to', next }: Told = {}): void =>
  showToast(PAPER_ACTIONS.savedTo(into, shownText(path, PATH_MOST), next === undefined ? '' : `. ${next}`), {
    label: PAPER_ACTIONS.showInFolder,
    run: () => void run(PAPER_ACTIONS.showInFolder, 'showSaved', { path }),
  })

export const savePdf = async (paper: Paper): Promise<void> => {
  announce(PAPER_ACTIONS.makingThePdf)
  const result = await run(PAPER_ACTIONS.saveAsPdf, 'savePdf', { paper })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}

export const printPaper = async (paper: Paper): Promise<void> => {
  announce(PAPER_ACTIONS.openingThePrintDialog)
  const result = await run(PAPER_ACTIONS.print, 'printPaper', { paper })
  if (result.ok && result.value.isPrinted) showToast(PAPER_ACTIONS.sentToThePrinter)
}

/** Writes a page of the access guide that can be printed from a browser. */
export const saveGuidePage = async (page: 'status' | 'worksheet'): Promise<void> => {
  const result = await run(PAPER_ACTIONS.saveThePage, 'saveGuidePage', { page })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}
