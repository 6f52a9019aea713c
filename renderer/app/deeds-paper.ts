import type { Paper } from '../../shared/paper/calls.ts'
import { attempt } from './deeds.ts'
import { say, showToast } from './store.ts'

type Told = { readonly into?: 'to' | 'in'; readonly next?: string }

/** Says where something was saved and what to do with it, and offers to show it there: after any saving. */
export const tellSaved = (path: string, { into = 'to', next }: Told = {}): void =>
  showToast(`Saved ${into} ${path}${next === undefined ? '' : `. ${next}`}`, {
    label: 'Show in folder',
    run: () => void attempt('Show in folder', 'showSaved', { path }),
  })

export const savePdf = async (paper: Paper): Promise<void> => {
  say('Making the PDF.')
  const result = await attempt('Save as PDF', 'savePdf', { paper })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}

export const printPaper = async (paper: Paper): Promise<void> => {
  say('Opening the print dialog.')
  const result = await attempt('Print', 'printPaper', { paper })
  if (result.ok && result.value.isPrinted) showToast('Sent to the printer.')
}

/** Writes a page of the access guide that can be printed from a browser. */
export const saveGuidePage = async (page: 'status' | 'worksheet'): Promise<void> => {
  const result = await attempt('Save the page', 'saveGuidePage', { page })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}
